using Challenges.Shared.Web;

namespace Challenges.Publication.Profiles;

/// <summary>What the settings of a profile have to be together, each with a refusal of its own.</summary>
public static class ProfileFaults
{
    /// <summary>Every fault, so that a check names them all at once; empty when the profile may be used.</summary>
    public static IEnumerable<RefusedException> Faults(this PolicyProfile profile)
    {
        if (!profile.Name.IsWhole() || profile.Sources.Any(s => !s.Text.IsWhole()) || profile.Scoring.Criteria.Any(c => !c.Name.IsWhole()))
            yield return Refusals.ProfileIsNotInBothLanguages.Now();
        if (PedigreeCheck.WhyNot(Texts(profile)) is { } named) yield return named;

        var weights = profile.Scoring.Criteria.Sum(c => c.Weight);
        if (weights != 100) yield return Refusals.WeightsDoNotTotal100.With(("total", weights));
        if (Twice(profile.Scoring.Criteria.Select(c => c.Key)) is { } key) yield return Refusals.StandsTwice.With(("value", key));
        if (Twice(profile.Scoring.TieBreaks) is { } tieBreak) yield return Refusals.StandsTwice.With(("value", tieBreak));
        var shares = profile.Contract.PaymentShares.Sum();
        if (shares != 100) yield return Refusals.SharesDoNotTotal100.With(("total", shares));

        foreach (var fault in profile.PanelFaults().Concat(profile.ReviewFaults()).Concat(profile.RaceFaults())) yield return fault;

        if (profile.Vetting.PanelMinimum % 2 == 0) yield return Refusals.PanelIsEven.With(("setting", "vetting.panelMinimum"), ("size", profile.Vetting.PanelMinimum));
        if (profile.Vetting.RefuseBelowScore > profile.Vetting.AcceptFromScore)
            yield return Refusals.VettingScoresCross.With(("accept", profile.Vetting.AcceptFromScore), ("refuse", profile.Vetting.RefuseBelowScore));
        if (profile.Eligibility.MostLed > profile.Eligibility.MostShared)
            yield return Refusals.LedExceedsShared.With(("led", profile.Eligibility.MostLed), ("shared", profile.Eligibility.MostShared));
    }

    static IEnumerable<RefusedException> PanelFaults(this PolicyProfile profile)
    {
        var sizes = profile.Panel.Sizes;
        if (sizes.Count == 0 || sizes[0].AboveFen != 0 || sizes.Zip(sizes.Skip(1)).Any(pair => pair.Second.AboveFen <= pair.First.AboveFen)) yield return Refusals.PanelStepsAreOutOfOrder.Now();
        foreach (var step in sizes)
        {
            if (step.Size % 2 == 0) yield return Refusals.PanelIsEven.With(("setting", "panel.sizes"), ("size", step.Size));
            if (step.Size < profile.Panel.Minimum) yield return Refusals.PanelIsBelowMinimum.With(("size", step.Size), ("minimum", profile.Panel.Minimum));
        }
        var needed = profile.Panel.MakeUp.Fields.Sum(f => f.AtLeast);
        if (sizes.Count > 0 && needed > sizes.Min(s => s.Size)) yield return Refusals.MakeUpExceedsPanel.With(("needed", needed), ("size", sizes.Min(s => s.Size)));
    }

    static IEnumerable<RefusedException> ReviewFaults(this PolicyProfile profile)
    {
        if (profile.Review is not { } review) yield break;
        if (review.ReviewersPerApplication is { } reviewers && reviewers % 2 == 0) yield return Refusals.PanelIsEven.With(("setting", "review.reviewersPerApplication"), ("size", reviewers));
        if (review.Mode != "pool" && (review.ReviewersPerApplication ?? review.FewestPerReviewer ?? review.MostPerReviewer) is not null) yield return Refusals.PoolSettingWithoutPool.Now();
        var needed = profile.Panel.MakeUp.Fields.Sum(f => f.AtLeast);
        if (review.Mode == "pool" && (review.ReviewersPerApplication ?? profile.Panel.Minimum) is var readers && needed > readers) yield return Refusals.MakeUpExceedsPanel.With(("needed", needed), ("size", readers));
        if (review.FewestPerReviewer > review.MostPerReviewer) yield return Refusals.LoadBoundsCross.With(("fewest", review.FewestPerReviewer), ("most", review.MostPerReviewer));
    }

    /// <summary>A race never pays beyond its bounty: every team that can be left is counted in every stage, and all of them at the end.</summary>
    static IEnumerable<RefusedException> RaceFaults(this PolicyProfile profile)
    {
        if (profile.Race is not { } race) yield break;
        if (race.Stages.Count > 0 && race.Stages[0].AllowRevival) yield return Refusals.FirstStageRevives.Now();
        if (race.Stages.Any(s => (s.Elimination == "below-threshold") != s.Threshold is not null || (s.Elimination == "keep-top-n") != s.Keep is not null))
            yield return Refusals.StageIsNotWhole.Now();
        var (teams, percent) = (race.MaxEntrants, 0);
        foreach (var stage in race.Stages)
        {
            if (stage.AllowRevival) teams = race.MaxEntrants;
            percent += teams * stage.PerTeamPercent;
            teams = stage.Elimination switch { "drop-last" => Math.Max(teams - 1, 1), "keep-top-n" => Math.Min(teams, stage.Keep ?? teams), _ => teams };
        }
        percent += teams * race.CompletionPercent;
        if (percent > 100) yield return Refusals.RaceExceedsBounty.With(("percent", percent));
        var whole = race.Stages.Sum(s => s.PerTeamPercent) + race.CompletionPercent;
        if (race.Stages.Count > 0 && race.Stages[0].PerTeamPercent * 100 > race.FirstPaymentCapPercent * whole)
            yield return Refusals.FirstPaymentExceedsCap.With(("first", race.Stages[0].PerTeamPercent), ("whole", whole), ("cap", race.FirstPaymentCapPercent));
    }

    static IEnumerable<(string Field, string Text)> Texts(PolicyProfile profile) =>
        profile.Name.Parts("name")
            .Concat(profile.Scoring.Criteria.SelectMany((c, n) => c.Name.Parts($"scoring.criteria[{n}].name").Append(($"scoring.criteria[{n}].key", c.Key))))
            .Concat(profile.Panel.MakeUp.Fields.Select((f, n) => ($"panel.makeUp.fields[{n}].field", f.Field)))
            .Concat(profile.Sources.SelectMany((s, n) => s.Text.Parts($"sources[{n}].text")));

    static string? Twice(IEnumerable<string> values) => values.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
}
