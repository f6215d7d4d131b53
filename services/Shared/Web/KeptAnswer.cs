using System.Security.Cryptography;
using System.Text;
using Challenges.Shared.Database;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Challenges.Shared.Web;

/// <summary>
/// The answer that belongs to an idempotency key of one caller at one address. The key is claimed before the handler runs, so that of two equal requests at once
/// the second waits for the first, and the claim is filled in the same transaction as the handler's effects. Key, caller and route are kept as a digest only: the table tells nobody who filed.
/// </summary>
internal sealed class KeptAnswer
{
    public const string Header = "Idempotency-Key";

    readonly SqlSession _session;
    readonly string _key, _hash;

    KeptAnswer(SqlSession session, string key, string hash) => (_session, _key, _hash) = (session, key, hash);

    /// <summary>True while a duplicate key would mean a twin of this request, not a rule of the handler's own tables.</summary>
    public bool Claiming { get; private set; }

    public static KeptAnswer Demand(HttpContext http, SqlSession session)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length is 0 or > 200 || key.Any(c => c is < '!' or > '~')) throw SharedRefusals.NoIdempotencyKey.Now();
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var caller = Caller.From(http.User).Person;
        var address = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        return new KeptAnswer(
            session, Digest($"{key}\n{caller}\n{http.Request.Method} {route}", []), Digest($"{address}\n", RequestContent.Of(http)?.Bytes ?? []));
    }

    static string Digest(string text, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The answer that was given before; null after the key was claimed for this request.</summary>
    public async Task<Answer?> Repeat(CancellationToken cancel)
    {
        var row = await _session.Find<Row>(
            "SELECT [BodyHash], [Status], [Body], [ETag], [Location] FROM [Idempotency] WHERE [Key] = @Key", new { Key = _key }, cancel);
        if (row is not null)
            return row.BodyHash == _hash
                ? new Answer(row.Status, Encoding.UTF8.GetBytes(row.Body ?? ""), row.ETag, row.Location) { Repeated = true }
                : throw SharedRefusals.KeyUsedForOtherContent.Now();
        Claiming = true;
        await _session.Execute(
            "INSERT INTO [Idempotency] ([Key], [BodyHash], [Status], [At]) VALUES (@Key, @Hash, 0, @At)",
            new { Key = _key, Hash = _hash, At = TimeProvider.System.GetUtcNow() }, cancel);
        Claiming = false;
        return null;
    }

    public Task Keep(Answer answer, CancellationToken cancel) => _session.Execute(
        "UPDATE [Idempotency] SET [Status] = @Status, [Body] = @Body, [ETag] = @ETag, [Location] = @Location WHERE [Key] = @Key",
        new { answer.Status, Body = Encoding.UTF8.GetString(answer.Body), ETag = answer.EntityTag, answer.Location, Key = _key }, cancel);

    sealed class Row
    {
        public string BodyHash { get; init; } = "";
        public int Status { get; init; }
        public string? Body { get; init; }
        public string? ETag { get; init; }
        public string? Location { get; init; }
    }
}
