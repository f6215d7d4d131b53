using System.Data.Common;
using Challenges.Shared.Database;

namespace Challenges.Publication;

public sealed class VettingStore(SqlSession sql)
{
    /// <summary>The vetting of that submission of the problem; null when there is none.</summary>
    public async Task<VettingRound?> Find(Guid problem, int round, CancellationToken cancel) =>
        await sql.Find<string>("SELECT [Document] FROM [VettingRounds] WHERE [ProblemId] = @problem AND [Round] = @round", new { problem, round }, cancel) is { } document
            ? StoredJson.Read<VettingRound>(document) : null;

    /// <summary>That of the newest submission that was vetted; null when none was.</summary>
    public async Task<VettingRound?> Newest(Guid problem, CancellationToken cancel) =>
        await sql.Find<string>(
            """
            SELECT [Document] FROM [VettingRounds] WHERE [ProblemId] = @problem
            AND [Round] = (SELECT MAX([Round]) FROM [VettingRounds] WHERE [ProblemId] = @problem)
            """, new { problem }, cancel) is { } document ? StoredJson.Read<VettingRound>(document) : null;

    public async Task<IReadOnlyList<VettingRound>> SeatsOf(string person, CancellationToken cancel) =>
        [.. (await sql.Query<string>(
            "SELECT r.[Document] FROM [VettingSeats] s JOIN [VettingRounds] r ON r.[Id] = s.[VettingId] WHERE s.[Person] = @person ORDER BY r.[Id] DESC", new { person }, cancel)).Select(StoredJson.Read<VettingRound>)];

    public async Task Add(VettingRound vetting, CancellationToken cancel)
    {
        try
        {
            await sql.Execute("INSERT INTO [VettingRounds] ([Id], [ProblemId], [Round], [Version], [Document]) VALUES (@Id, @ProblemId, @Round, @Version, @Document)", Row(vetting), cancel);
        }
        catch (DbException e) when (sql.Dialect.IsUniqueViolation(e))
        {
            throw Refusals.IsBeingVetted.Now();
        }
        await Seat(vetting, cancel);
    }

    public async Task Save(VettingRound vetting, CancellationToken cancel)
    {
        await sql.Save("UPDATE [VettingRounds] SET [Version] = @Version, [Document] = @Document WHERE [Id] = @Id AND [Version] = @Before", Row(vetting), cancel);
        await Seat(vetting, cancel);
    }

    async Task Seat(VettingRound vetting, CancellationToken cancel)
    {
        await sql.Execute("DELETE FROM [VettingSeats] WHERE [VettingId] = @Id", new { vetting.Id }, cancel);
        foreach (var member in vetting.Members)
            await sql.Execute("INSERT INTO [VettingSeats] ([VettingId], [Person]) VALUES (@Id, @Person)", new { vetting.Id, member.Person }, cancel);
    }

    static object Row(VettingRound vetting) => new { vetting.Id, vetting.ProblemId, vetting.Round, vetting.Version, Before = vetting.Version - 1, Document = StoredJson.Write(vetting) };
}
