using System.Globalization;
using Challenges.Review.Ranking;
using CsCheck;
using Fractions;

namespace Challenges.Review.Tests.Ranking;

public sealed class RankingProperties
{
    static readonly Gen<RankingInput> Inputs =
        from method in Gen.OneOf(Gen.Const("trimmed-mean"), Gen.Const("mean"), Gen.Const("median"), Gen.Const("standardised"))
        from needed in Gen.Int[1, 4]
        from sheets in Gen.Int[60, 64].Array[3].Array[0, 7].Array[1, 8]
        from prices in Gen.Long[1, 3].Array[sheets.Length]
        select new RankingInput
        {
            Number = "X",
            Profile = "p",
            ProfileVersion = 1,
            Method = method,
            TrimFromSheets = 5,
            PassingScore = 62,
            ShortlistSize = 3,
            SheetsNeeded = needed,
            TieBreaks = ["attainment", "spread", "price"],
            Criteria = [new WeightedCriterion("attainment", 40), new WeightedCriterion("route", 35), new WeightedCriterion("plan", 25)],
            Applications = [.. sheets.Select((s, a) => new RankingCandidate($"A{a}", prices[a], [.. s.Select((scores, r) => new ScoredSheet($"R{r}", scores))]))]
        };

    [Test]
    public void The_order_of_sheets_applications_and_criteria_does_not_matter() =>
        Gen.Select(Inputs, Gen.Int[0, 1000]).Sample((input, seed) =>
        {
            var random = new Random(seed);
            var places = Enumerable.Range(0, 3).OrderBy(_ => random.Next()).ToArray();
            var shuffled = input with
            {
                Criteria = [.. places.Select(i => input.Criteria[i])],
                Applications = [.. input.Applications.OrderBy(_ => random.Next()).Select(a => a with
                {
                    Sheets = [.. a.Sheets.OrderBy(_ => random.Next()).Select(s => s with { Scores = [.. places.Select(i => s.Scores[i])] })]
                })]
            };
            Assert.That(Shared.Proof.Canonical.Digest(Rank(shuffled)), Is.EqualTo(Shared.Proof.Canonical.Digest(Rank(input))));
        });

    [Test, Property("Case", "E79")]
    public void What_is_printed_never_rises_down_the_list_and_ranks_never_fall() => Inputs.Sample(input =>
    {
        var entries = Rank(input).Entries;
        for (var i = 1; i < entries.Count; i++)
        {
            Assert.That(Printed(entries[i].ScoreShown), Is.LessThanOrEqualTo(Printed(entries[i - 1].ScoreShown)));
            Assert.That(entries[i].Rank, Is.EqualTo(i + 1).Or.EqualTo(entries[i - 1].Rank));
        }
    });

    [Test, Property("Case", "E76")]
    public void An_application_with_too_few_sheets_is_never_ranked() => Inputs.Sample(input =>
    {
        var ranking = Rank(input);
        var few = input.Applications.Where(a => a.Sheets.Count < input.SheetsNeeded).Select(a => a.Code).ToList();
        Assert.That(ranking.Unranked, Is.EquivalentTo(few));
        Assert.That(ranking.Entries.Select(e => e.Code), Is.EquivalentTo(input.Applications.Select(a => a.Code).Except(few)));
    });

    [Test, Property("Case", "G100"), Property("Rule", "R18")]
    public void Nothing_below_the_passing_score_is_shortlisted() => Inputs.Sample(input =>
        Assert.That(Rank(input).Entries.Where(e => e.Shortlisted).Select(e => (Fraction.FromString(e.Score, CultureInfo.InvariantCulture) >= new Fraction(62), e.Rank <= 3)), Is.All.EqualTo((true, true))));

    [Test]
    public void A_better_sheet_never_lowers_the_rank() => Inputs.Where(i => i.Applications[0].Sheets.Count >= i.SheetsNeeded).Sample(input =>
    {
        var noTies = input with { TieBreaks = [] };
        var first = noTies.Applications[0];
        var better = noTies with { Applications = [first with { Sheets = [.. first.Sheets.Select(s => s with { Scores = [.. s.Scores.Select(x => x + 1)] })] }, .. noTies.Applications.Skip(1)] };
        Assert.That(RankOf(better), Is.LessThanOrEqualTo(RankOf(noTies)));
    });

    static int RankOf(RankingInput input) => Rank(input).Entries.Single(e => e.Code == "A0").Rank;

    static RankingSnapshot Rank(RankingInput input) => RankingEngine.Compute(input, Qinghai.InReview);

    static decimal Printed(string shown) => decimal.Parse(shown, CultureInfo.InvariantCulture);
}
