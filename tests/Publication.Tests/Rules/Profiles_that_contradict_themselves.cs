using Challenges.Publication.Profiles;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Publication.Tests.Rules;

public sealed class Profiles_that_contradict_themselves
{
    static readonly PolicyProfile Sound = PolicyProfiles.Find("guangxi-horse-race", 1)!;
    static RaceRules Race => Sound.Race!;

    static TestCaseData Case(Refusal refusal, PolicyProfile profile, string name) => new TestCaseData(profile, refusal).SetArgDisplayNames(name);

    static readonly TestCaseData[] Cases =
    [
        Case(Refusals.ProfileIsNotInBothLanguages, Sound with { Name = Given.Both("规则", " ") }, "one language"),
        Case(Refusals.NamesPedigree, Sound with { Name = Given.Both("博士专项", "Programme for holders of a PhD") }, "names a degree"),
        Case(Refusals.WeightsDoNotTotal100, Sound with { Scoring = Sound.Scoring with { Criteria = [.. Sound.Scoring.Criteria.Skip(1)] } }, "weights of 60"),
        Case(Refusals.StandsTwice, Sound with { Scoring = Sound.Scoring with { TieBreaks = ["price", "price"] } }, "a tie-break twice"),
        Case(Refusals.SharesDoNotTotal100, Sound with { Contract = Sound.Contract with { PaymentShares = [30, 40, 31] } }, "shares of 101"),
        Case(Refusals.PanelStepsAreOutOfOrder, Sound with { Panel = Sound.Panel with { Sizes = [new(1, 7)] } }, "no step at 0"),
        Case(Refusals.PanelIsEven, Sound with { Panel = Sound.Panel with { Sizes = [new(0, 8)] } }, "8 seats"),
        Case(Refusals.PanelIsBelowMinimum, Sound with { Panel = Sound.Panel with { Minimum = 9 } }, "below its minimum"),
        Case(Refusals.MakeUpExceedsPanel, Sound with { Panel = Sound.Panel with { MakeUp = Sound.Panel.MakeUp with { Fields = [new() { Field = "finance", AtLeast = 8 }] } } }, "8 of one field"),
        Case(Refusals.PanelIsEven, Sound with { Vetting = Sound.Vetting with { PanelMinimum = 4 } }, "4 vet"),
        Case(Refusals.VettingScoresCross, Sound with { Vetting = Sound.Vetting with { RefuseBelowScore = 61 } }, "scores cross"),
        Case(Refusals.LedExceedsShared, Sound with { Eligibility = Sound.Eligibility with { MostLed = 3 } }, "leads more than it shares"),
        Case(Refusals.FirstStageRevives, Sound with { Race = Race with { Stages = [Race.Stages[0] with { AllowRevival = true }, .. Race.Stages.Skip(1)] } }, "revival at the start"),
        Case(Refusals.StageIsNotWhole, Sound with { Race = Race with { Stages = [Race.Stages[0] with { Threshold = null }, .. Race.Stages.Skip(1)] } }, "no threshold"),
        Case(Refusals.RaceExceedsBounty, Sound with { Race = Race with { MaxEntrants = 3 } }, "a third team"),
        Case(Refusals.FirstPaymentExceedsCap, Sound with { Race = Race with { FirstPaymentCapPercent = 29 } }, "first payment"),
        Case(Refusals.PanelIsEven, Sound with { Review = new ReviewRules { Mode = "pool", ReviewersPerApplication = 4 } }, "4 read"),
        Case(Refusals.PoolSettingWithoutPool, Sound with { Review = new ReviewRules { Mode = "panel", MostPerReviewer = 4 } }, "a bound without a pool"),
        Case(Refusals.LoadBoundsCross, Sound with { Review = new ReviewRules { Mode = "pool", FewestPerReviewer = 5, MostPerReviewer = 4 } }, "bounds cross")
    ];

    [TestCaseSource(nameof(Cases))]
    public void Are_refused_by_name(PolicyProfile profile, Refusal refusal) => Assert.That(profile.Faults().Select(f => f.Refusal), Is.EqualTo(new[] { refusal }));

    /// <summary>Whatever teams leave and re-enter: a race under a sound profile never pays beyond its bounty.</summary>
    [Test, Property("Rule", "R24")]
    public void A_sound_race_never_pays_beyond_its_bounty()
    {
        var stage = Gen.Select(Gen.Int[0, 30], Gen.Int[0, 3].Select(rule => new[] { "none", "drop-last", "below-threshold", "keep-top-n" }[rule]), Gen.Bool, Gen.Int[1, 4])
            .Select((percent, rule, revives, keep) => new RaceStage(percent, rule, revives, rule == "below-threshold" ? 60 : null, rule == "keep-top-n" ? keep : null));
        Gen.Select(Gen.Int[2, 5], Gen.Int[0, 20], stage.List[1, 4], Gen.Int[0, 5].Array[8]).Sample((teams, completion, stages, lost) =>
        {
            var race = Race with { MaxEntrants = teams, CompletionPercent = completion, Stages = [.. stages], FirstPaymentCapPercent = 100 };
            if ((Sound with { Race = race }).Faults().Any()) return;
            var (running, paid) = (teams, 0);
            foreach (var (s, n) in race.Stages.Select((s, n) => (s, n)))
            {
                if (s.AllowRevival) running += Math.Min(lost[n + 4], teams - running);
                paid += running * s.PerTeamPercent;
                running = s.Elimination switch { "drop-last" => Math.Max(running - 1, Math.Min(running, 1)), "keep-top-n" => Math.Min(running, s.Keep!.Value), "below-threshold" => Math.Max(running - lost[n], 0), _ => running };
            }
            Assert.That(paid + running * completion, Is.LessThanOrEqualTo(100));
        });
    }
}
