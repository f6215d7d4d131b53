using Challenges.Contracts.Review;
using Challenges.Review.Finalising;
using Challenges.Review.Testing;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>The feasibility tests of the shortlist and the end of the review (R18).</summary>
public sealed partial class ChallengeReview
{
    public IReadOnlyList<string> Shortlist => [.. (Ranking?.Entries ?? []).Where(e => e.Shortlisted).Select(e => e.Code)];

    public FeasibilityTest? TestOf(string code) => Tests.FirstOrDefault(t => t.Code == code);

    public RefusedException? WhyNotTest() =>
        WhyNotAnything()
        ?? (Ranking is null ? Refusals.RankingIsMissing.With(("number", Terms.Number)) : null)
        ?? (IsFinal ? Refusals.RankingIsFinal.With(("at", Reached.FinalisedAt)) : null);

    public void RecordTest(string code, string testBody, string reportReference, IReadOnlyList<MeasuredValue> measured, string officer, DateTimeOffset now)
    {
        WhyNotTest().Enforce();
        Application(code);
        if (!Shortlist.Contains(code)) throw Refusals.NotShortlisted.With(("code", code), ("shortlist", Shortlist));
        if (measured.Select(m => m.Indicator).Where(key => Terms.Indicators.All(i => i.Key != key)).ToList() is { Count: > 0 } unknown)
            throw Refusals.IndicatorIsUnknown.With(("indicators", unknown));
        if (Terms.Indicators.Where(i => i.MustHave).Select(i => i.Key).Except(measured.Select(m => m.Indicator)).ToList() is { Count: > 0 } unmeasured)
            throw Refusals.MustHaveIsNotMeasured.With(("indicators", unmeasured));
        var test = new FeasibilityTest
        {
            Code = code,
            TestBody = testBody,
            ReportReference = reportReference,
            Measured = measured,
            Missed = FeasibilityTest.MissedBy(Terms.Indicators, measured),
            At = now,
            By = officer,
            Version = (TestOf(code)?.Version ?? 0) + 1
        };
        Tests = [.. Tests.Where(t => t.Code != code), test];
    }

    public RefusedException? WhyNotFinalise() =>
        WhyNotTest()
        ?? (Round is { } open ? Refusals.DefenceRuns.With(("round", open.Number)) : null)
        ?? (Shortlist.Where(code => TestOf(code) is null).ToList() is { Count: > 0 } untested ? Refusals.TestsAreMissing.With(("codes", untested)) : null);

    /// <summary>Freezes everything.</summary>
    public void Finalise(DateTimeOffset now, string? officer = null)
    {
        WhyNotFinalise().Enforce();
        Reached = Reached with { FinalisedAt = now, FinalisedBy = officer };
    }

    /// <summary>Why an application can't be awarded (R18), in the words of the contract; null when it can.</summary>
    public string? BarOf(string code)
    {
        var entry = Outcome?.Entries.Single(e => e.Code == code) ?? throw Refusals.RankingIsMissing.Now();
        return Bars.Of(entry.ReachesPassingScore, entry.Shortlisted, TestOf(code)?.Missed ?? []);
    }
}
