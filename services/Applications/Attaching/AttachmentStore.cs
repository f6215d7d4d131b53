using Challenges.Applications.Sealing;
using Challenges.Shared.Database;

namespace Challenges.Applications.Attaching;

/// <summary>The SQL of stored files and of the review copies of opened applications. What the files are stands in drafts and filings, encrypted.</summary>
public sealed class AttachmentStore(SqlSession sql, Vault vault)
{
    public Task<int> Insert(Application application, Guid id, string originalKey, string copyKey, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [Attachments] ([Id], [ApplicationId], [ChallengeId], [OriginalKey], [CopyKey]) VALUES (@id, @ApplicationId, @ChallengeId, @originalKey, @copyKey)
        """, new { id, ApplicationId = application.Id, application.ChallengeId, originalKey, copyKey }, cancel);

    public Task<StoredAttachment?> Find(Guid id, CancellationToken cancel) =>
        sql.Find<StoredAttachment>("SELECT [Id], [ApplicationId], [ChallengeId], [OriginalKey], [CopyKey] FROM [Attachments] WHERE [Id] = @id", new { id }, cancel);

    public Task<int> Delete(Guid id, CancellationToken cancel) => sql.Execute("DELETE FROM [Attachments] WHERE [Id] = @id", new { id }, cancel);

    public Task<int> Open(ReviewCopy copy, string linkKey, CancellationToken cancel) => sql.Execute("""
        INSERT INTO [ReviewCopies] ([Id], [ChallengeId], [Code], [Ordinal], [AttachmentId], [Name], [MediaType], [Bytes], [LinkKey])
        VALUES (@Id, @ChallengeId, @Code, @Ordinal, @AttachmentId, @Name, @MediaType, @Bytes, @LinkKey)
        """, new
    {
        copy.Id,
        copy.ChallengeId,
        copy.Code,
        copy.Ordinal,
        copy.AttachmentId,
        copy.Name,
        copy.MediaType,
        copy.Bytes,
        LinkKey = vault.Seal(copy.ChallengeId, Place(copy.Id), System.Text.Encoding.ASCII.GetBytes(linkKey))
    }, cancel);

    public Task<ReviewCopy?> Copy(string id, CancellationToken cancel) => sql.Find<ReviewCopy>($"{Copies} WHERE r.[Id] = @id", new { id }, cancel);

    public Task<ReviewCopy?> Copy(Guid challenge, string code, int ordinal, CancellationToken cancel) =>
        sql.Find<ReviewCopy>($"{Copies} WHERE r.[ChallengeId] = @challenge AND r.[Code] = @code AND r.[Ordinal] = @ordinal", new { challenge, code, ordinal }, cancel);

    public string LinkKeyOf(ReviewCopy copy) => System.Text.Encoding.ASCII.GetString(vault.Open(copy.ChallengeId, Place(copy.Id), copy.LinkKey));

    const string Copies = """
        SELECT r.[Id], r.[ChallengeId], r.[Code], r.[Ordinal], r.[AttachmentId], r.[Name], r.[MediaType], r.[Bytes], r.[LinkKey], a.[CopyKey]
        FROM [ReviewCopies] r JOIN [Attachments] a ON a.[Id] = r.[AttachmentId]
        """;

    static string Place(string copy) => $"link {copy}";
}

/// <summary>Where the two files of an attachment lie.</summary>
public sealed class StoredAttachment
{
    public Guid Id { get; init; }
    public Guid ApplicationId { get; init; }
    public Guid ChallengeId { get; init; }
    public string OriginalKey { get; init; } = "";
    public string CopyKey { get; init; } = "";
}

/// <summary>The scrubbed copy of an opened application's attachment.</summary>
public sealed class ReviewCopy
{
    /// <summary>128 random bits, lower-case hexadecimal.</summary>
    public string Id { get; init; } = "";
    public Guid ChallengeId { get; init; }
    public string Code { get; init; } = "";
    /// <summary>Place in the filing, from 1.</summary>
    public int Ordinal { get; init; }
    public Guid AttachmentId { get; init; }
    /// <summary>The neutral name.</summary>
    public string Name { get; init; } = "";
    public string MediaType { get; init; } = "";
    public long Bytes { get; init; }
    /// <summary>Encrypted.</summary>
    public string LinkKey { get; init; } = "";
    public string CopyKey { get; init; } = "";
}
