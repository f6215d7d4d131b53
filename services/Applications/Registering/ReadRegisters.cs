using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Applications.Registering;

/// <summary>What the own department's registers hold, and how old the statements are that they are complete.</summary>
public static class ReadRegisters
{
    const int Most = 500;

    public static async Task<Answer<RegistersView>> List(Caller caller, Moment moment, CheckingSettings settings, RegisterStore registers, CancellationToken cancel)
    {
        var department = caller.Department ?? throw Refusals.NotFound.Now();
        var today = ZoneDay.Of(moment.Now, "Asia/Shanghai");
        var statements = await registers.Statements(department, today, cancel);
        var list = new List<RegisterView>();
        foreach (var register in Registers.All)
        {
            var (import, asOf) = (await registers.Standing(department, register, cancel), statements.FirstOrDefault(s => s.Register == register)?.AsOf);
            list.Add(new RegisterView(register, import?.FileRows, import?.ImportedAt, import?.Sha256, asOf, asOf is { } day && day >= today.AddDays(-settings.RegisterMaxAgeDays)));
        }
        return Answer.Ok(new RegistersView(list, settings.RegisterMaxAgeDays));
    }

    /// <param name="subject">Only rows about this organisation or person.</param>
    public static async Task<Answer<RegisterRows>> Rows(string register, string? subject, Caller caller, RegisterStore registers, CancellationToken cancel)
    {
        var department = caller.Department ?? throw Refusals.NotFound.Now();
        return register switch
        {
            Registers.Integrity => Shown(await registers.IntegrityEntries(department, subject, cancel), null),
            Registers.Projects => Shown(null, await registers.ProjectEntries(department, subject, cancel)),
            _ => throw Refusals.NotFound.Now()
        };
    }

    static Answer<RegisterRows> Shown(IReadOnlyList<IntegrityEntry>? integrity, IReadOnlyList<ProjectPerson>? projects) =>
        Answer.Ok(new RegisterRows(integrity?.Count ?? projects!.Count, integrity?.Take(Most).ToList(), projects?.Take(Most).ToList()));
}

/// <param name="MaxAgeDays">Days for which a statement may be relied on.</param>
public sealed record RegistersView(IReadOnlyList<RegisterView> Registers, int MaxAgeDays);

/// <param name="Rows">Of the file that stands; null: nothing was imported, or the register is kept elsewhere (ownership).</param>
/// <param name="CompleteAsOf">Last statement; null: none.</param>
/// <param name="ReliedOn">Whoever is absent passes.</param>
public sealed record RegisterView(string Register, int? Rows, DateTimeOffset? ImportedAt, string? Sha256, DateOnly? CompleteAsOf, bool ReliedOn);

/// <param name="Count">All rows; the first 500 are listed.</param>
public sealed record RegisterRows(int Count, IReadOnlyList<IntegrityEntry>? Integrity, IReadOnlyList<ProjectPerson>? Projects);
