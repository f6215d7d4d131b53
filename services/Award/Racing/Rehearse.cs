using System.Globalization;
using System.Text.Json;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Award.Racing;

/// <summary>What a race is rehearsed with: the race of a profile, a bounty, a number of teams and the last day of each stage.</summary>
public sealed record RaceToRehearse
{
    /// <summary>Fen (0.01 yuan).</summary>
    public required long BountyFen { get; init; }
    public required int Entrants { get; init; }
    /// <summary>One for each stage, in order.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }
    public required RacePolicy Race { get; init; }
    /// <summary>Two streams of money, where the profile has them; absent: one.</summary>
    public ContractPolicy? Contract { get; init; }
}

public sealed class RaceToRehearseValidator : AbstractValidator<RaceToRehearse>
{
    public RaceToRehearseValidator()
    {
        // 100 billion yuan and 100 teams stay far from what a long holds.
        RuleFor(request => request.BountyFen).InclusiveBetween(1, 10_000_000_000_000);
        RuleFor(request => request.Entrants).InclusiveBetween(1, 100);
        RuleFor(request => request.Contract!.FiscalPercent).InclusiveBetween(0, 100).When(request => request.Contract is not null);
        RuleFor(request => request.Contract!.FirstFiscalCapPercentOfOwners).InclusiveBetween(1, 1_000).When(request => request.Contract?.FirstFiscalCapPercentOfOwners is not null);
        RuleFor(request => request.Race.CompletionPercent).InclusiveBetween(0, 100);
        RuleFor(request => request.Race.Stages.Count).InclusiveBetween(1, 20).OverridePropertyName("race.stages");
        RuleForEach(request => request.Race.Stages).ChildRules(stage => stage.RuleFor(s => s.PerTeamPercent).InclusiveBetween(0, 100)).OverridePropertyName("race.stages");
    }
}

/// <summary>The rehearsal as an endpoint and as the command <c>rehearse FILE</c>, which needs neither database nor broker.</summary>
public static class Rehearse
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    public static Answer<Rehearsal> Handle(RaceToRehearse request, Texts texts) =>
        Answer.Ok(Rehearsal.Of(request.Race, request.BountyFen, request.Entrants, request.Days, texts, request.Contract));

    /// <returns>0 when the race can run, 2 when its rules forbid it, 1 when the file can't be read.</returns>
    public static int Run(string path, TextWriter output)
    {
        var texts = new Texts(typeof(AwardModule).Assembly);
        try
        {
            var request = JsonSerializer.Deserialize<RaceToRehearse>(File.ReadAllText(path), Options) ?? throw new JsonException("The file is empty.");
            if (new RaceToRehearseValidator().Validate(request) is { IsValid: false } invalid) throw new JsonException(string.Join(' ', invalid.Errors.Select(error => $"{error.PropertyName}: {error.ErrorMessage}")));
            var rehearsal = Rehearsal.Of(request.Race, request.BountyFen, request.Entrants, request.Days, texts, request.Contract);
            output.Write(Table(rehearsal, texts));
            return rehearsal.Refusal is null ? 0 : 2;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or RefusedException)
        {
            output.WriteLine(e is RefusedException refused ? texts.Refusal(refused).En : $"{path}: {e.Message}");
            return 1;
        }
    }

    /// <summary>One row a stage, money in yuan; headings in both languages.</summary>
    public static string Table(Rehearsal rehearsal, Texts texts)
    {
        var text = new System.Text.StringBuilder();
        var head = texts.Bilingual("rehearsal.head");
        text.Append(head.Zh).Append('\n').Append(head.En).Append('\n');
        foreach (var row in rehearsal.Stages)
            text.Append(CultureInfo.InvariantCulture, $"{row.Stage,5}  {row.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-",-10}  {row.Elimination + (row.AllowRevival ? " +revival" : ""),-24}{Yuan(row.PerTeamFen),18}{row.Teams,7}{Yuan(row.WorstFen),20}{Yuan(row.WorstSoFarFen),20}{row.TeamsWithRevivals,7}\n");
        var sum = texts.Bilingual("rehearsal.sum", ("worst", Fact.Yuan(rehearsal.WorstFen)), ("budget", Fact.Yuan(rehearsal.BudgetFen)), ("revivals", Fact.Yuan(rehearsal.WorstWithRevivalsFen)),
            ("first", $"{rehearsal.FirstPaymentBasisPoints / 100}.{rehearsal.FirstPaymentBasisPoints % 100:00}"), ("cap", rehearsal.FirstPaymentCapPercent));
        text.Append(sum.Zh).Append('\n').Append(sum.En).Append('\n');
        var (zh, en) = rehearsal.Refusal is { } refusal ? (refusal.Zh, refusal.En) : texts.Bilingual("rehearsal.runs") is var runs ? (runs.Zh, runs.En) : ("", "");
        return text.Append(zh).Append('\n').Append(en).Append('\n').ToString();
    }

    static string Yuan(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100:N0}.{fen % 100:00}");
}
