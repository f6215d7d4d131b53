using System.Text.Json;
using Challenges.Award.Racing;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Award.Tests.Racing;

/// <summary>The rehearsal of a race's money and days, as operators run it.</summary>
sealed class RehearsalTests
{
    static readonly Texts Texts = new(typeof(AwardModule).Assembly);
    static readonly DateOnly[] Days = [new(2024, 5, 31), new(2025, 5, 31)];

    [Test]
    public void Each_stage_is_shown_at_its_worst_against_the_budget()
    {
        var rehearsal = Rehearsal.Of(Given.RaceTerms().Policy.Race!, 2_000_000_000, 2, Days, Texts);
        Assert.That(rehearsal.Stages.Select(s => (s.PerTeamFen, s.Teams, s.WorstSoFarFen)), Is.EqualTo(new[] { (240_000_000L, 2, 480_000_000L), (160_000_000L, 2, 800_000_000L), (400_000_000L, 2, 1_600_000_000L) }));
        Assert.That((rehearsal.TeamFen, rehearsal.FirstPaymentBasisPoints, rehearsal.Refusal), Is.EqualTo((800_000_000L, 3000, (StandRefusal?)null)));
    }

    [Test]
    public void A_race_that_could_pay_beyond_its_budget_is_found_before_it_is_published() =>
        Assert.That(Rehearsal.Of(Given.RaceTerms().Policy.Race!, 2_000_000_000, 3, Days, Texts).Refusal?.Code, Is.EqualTo("AWD-H-05"));

    [Test]
    public void Two_streams_are_rehearsed_too_and_a_link_without_room_is_found()
    {
        var contract = Given.ContractTerms().Policy.Contract!;
        var fits = Rehearsal.Of(Given.RaceTerms().Policy.Race!, 2_000_000_000, 2, Days, Texts, contract);
        Assert.That((fits.Refusal, fits.Stages.Select(s => s.PerTeamFiscalFen)), Is.EqualTo(((StandRefusal?)null, new long?[] { 80_000_000, 64_000_000, 176_000_000 })).Using<(StandRefusal?, IEnumerable<long?>)>((a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Assert.That(Rehearsal.Of(Given.RaceTerms().Policy.Race!, 2_000_000_000, 2, Days, Texts, contract with { FiscalPercent = 95, FirstFiscalCapPercentOfOwners = 10 }).Refusal?.Code, Is.EqualTo("AWD-T-09"));
    }

    [Test]
    public void The_rehearsed_sums_are_those_of_the_plan() =>
        Gen.Select(Gen.Select(Gen.Int[0, 3], Gen.Int[0, 30], Gen.Bool, Gen.Int[1, 4]).Array[1, 5], Gen.Int[2, 5], Gen.Int[0, 30], Gen.Long[1, 1_000_000_007]).Sample((parts, teams, completion, bounty) =>
        {
            RacePolicy policy = new()
            {
                MaxEntrants = 5,
                ClosenessPoints = 5,
                FirstPaymentCapPercent = 100,
                CompletionPercent = completion,
                Stages = [.. parts.Select(p => new RaceStagePolicy
                {
                    PerTeamPercent = p.Item2, Elimination = RaceStage.Eliminations[p.Item1], AllowRevival = p.Item3, Threshold = p.Item1 == 2 ? 60 : null, Keep = p.Item1 == 3 ? p.Item4 : null
                })]
            };
            DateOnly[] days = [.. parts.Select((_, index) => Days[0].AddYears(index))];
            var plan = RacePlan.Of(policy, bounty, [.. days.Select(d => (d, (IReadOnlyList<StageGoal>)[new("g", Given.Text("g"))]))]);
            var rehearsal = Rehearsal.Of(policy, bounty, teams, days, Texts);
            return rehearsal.WorstFen == plan.Worst(teams) && rehearsal.WorstWithRevivalsFen == plan.WorstWithRevivals(teams);
        });

    [Test]
    public void The_command_prints_the_table_and_says_by_its_exit_code_whether_the_race_can_run()
    {
        var (code, output) = Command(2);
        Assert.That((code, output.Split('\n').Length), Is.EqualTo((0, 10)), output);
        Assert.That(output, Does.Contain("2,400,000.00").And.Contain("16,000,000.00").And.Contain("2024-05-31").And.Contain("赛马"));
        Assert.That(Command(3).Code, Is.EqualTo(2));
        Assert.That(Command(2, "\"bounty\":1,").Code, Is.EqualTo(1), "an unknown member is no rehearsal");
    }

    static (int Code, string Output) Command(int entrants, string more = "")
    {
        var path = Path.GetTempFileName();
        try
        {
            var race = JsonSerializer.Serialize(Given.RaceTerms().Policy.Race, JsonSerializerOptions.Web);
            File.WriteAllText(path, $$"""{ {{more}} "bountyFen": 2000000000, "entrants": {{entrants}}, "days": ["2024-05-31", "2025-05-31"], "race": {{race}} }""");
            using var output = new StringWriter();
            return (Rehearse.Run(path, output), output.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
