using Challenges.Applications.Checking;
using Challenges.Shared.Proof;
using CsCheck;

namespace Challenges.Applications.Tests.Rules;

public sealed class FormalCheckTests
{
    static readonly DateOnly Day = new(2022, 12, 19);

    static FormalCheckInput Input(params ApplicationFacts[] applications) => new()
    {
        Number = "QH-2022-01",
        Day = Day,
        Full = true,
        ExcludeUnconfirmed = true,
        Limits = new LoadLimits(1, 2, 3, 3),
        MaxAgeDays = 90,
        Registers = [.. Registers.All.Select(r => new RegisterAsOf(r, Day.AddDays(-30)))],
        MustHave = ["cell-output"],
        MayMend = true,
        Applications = applications
    };

    static ApplicationFacts Application(params SubjectFacts[] more) => new()
    {
        Code = "AAAA-2222",
        Digest = "d",
        Unconfirmed = false,
        Answered = ["cell-output"],
        Organisations = 2,
        Subjects = [.. new SubjectFacts[] { Unit("organisation"), Unit("partners[0]"), Person("representative"), Person("people[0]") }.Where(s => more.All(m => m.At != s.At)), .. more]
    };

    static SubjectFacts Unit(string at) => new() { At = at, IsPerson = false };

    static SubjectFacts Person(string at, int led = 0, int shared = 0) => new() { At = at, IsPerson = true, Led = led, Shared = shared };

    static IntegrityFact Record(DateOnly from, DateOnly? until) => new(Guid.Empty, "false statement", from, until, "Decision 7");

    static CheckedApplication Run(FormalCheckInput input) => FormalCheck.Run(input).Applications.Single();

    static CheckFinding Failed(CheckedApplication result, string rule) => result.Findings.Single(f => f.Rule == rule && f.Outcome == CheckOutcome.Failed);

    [Test]
    public void Whoever_is_absent_from_registers_that_are_complete_is_admitted()
    {
        var result = Run(Input(Application()));
        Assert.That(result.Admission, Is.EqualTo(Admission.Admitted));
        Assert.That(result.Findings.Select(f => (f.Rule, f.Outcome)), Is.EqualTo(new[] { ("R08", CheckOutcome.Passed), ("R09", CheckOutcome.Passed), ("R10", CheckOutcome.Passed), ("R11", CheckOutcome.Passed) }));
        Assert.That(result.Findings.Single(f => f.Rule == "R09").Evidence!.AsOf, Is.EqualTo(Day.AddDays(-30)));
    }

    [TestCase(Registers.Ownership, "R08", 2)]
    [TestCase(Registers.Integrity, "R09", 4)]
    [TestCase(Registers.Projects, "R10", 2)]
    [Property("Rule", "R09")]
    public void What_a_register_cannot_tell_is_unknown_and_never_passes(string register, string rule, int subjects)
    {
        var input = Input(Application());
        var absent = Run(input with { Registers = [.. input.Registers.Where(r => r.Register != register)] });
        var old = Run(input with { Registers = [.. input.Registers.Where(r => r.Register != register), new RegisterAsOf(register, Day.AddDays(-91))] });
        foreach (var result in new[] { absent, old })
        {
            Assert.That(result.Admission, Is.EqualTo(Admission.Open));
            Assert.That(result.Findings.Where(f => f.Outcome == CheckOutcome.Unknown).Select(f => f.Rule), Is.EqualTo(Enumerable.Repeat(rule, subjects)));
            Assert.That(result.Findings.Any(f => f.Rule == rule && f.Outcome == CheckOutcome.Passed), Is.False);
        }
    }

    [Test]
    public void An_organisation_that_the_register_knows_and_does_not_tie_passes_without_a_statement()
    {
        var input = Input(Application(Unit("organisation") with { Registered = true }, Unit("partners[0]") with { Registered = true }));
        Assert.That(Run(input with { Registers = [.. input.Registers.Where(r => r.Register != Registers.Ownership)] }).Admission, Is.EqualTo(Admission.Admitted));
    }

    [Test]
    public void A_finding_against_whoever_applies_is_refused_and_one_against_a_partner_may_be_mended()
    {
        SubjectFacts Tied(string at) => Unit(at) with { TiedBy = ["org-owner"] };
        var own = Run(Input(Application(Tied("organisation"))));
        Assert.That((own.Admission, own.FailedRule), Is.EqualTo((Admission.Refused, "R08")));
        var partner = Run(Input(Application(Tied("partners[0]"))));
        Assert.That((partner.Admission, partner.FailedRule, Failed(partner, "R08").Mend.Single()), Is.EqualTo((Admission.ToMend, "R08", Correction.Partnership)));
        Assert.That(Run(Input(Application(Tied("contractingOrganisation")))).Findings.SelectMany(f => f.Mend), Is.EqualTo(new[] { Correction.Contracting }));
        Assert.That(Run(Input(Application(Tied("partners[0]"))) with { MayMend = false }).Admission, Is.EqualTo(Admission.Refused));
    }

    [TestCase("2019-12-18", false)]
    [TestCase("2019-12-19", true)]
    [TestCase("2030-01-01", true)]
    [TestCase(null, true)]
    [Property("Rule", "R09")]
    public void An_integrity_record_bars_while_it_reaches_into_the_look_back(string? until, bool bars)
    {
        var record = Record(new DateOnly(2017, 1, 1), until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        var result = Run(Input(Application(Person("people[0]") with { Integrity = [record] })));
        Assert.That(result.Admission, Is.EqualTo(bars ? Admission.ToMend : Admission.Admitted));
        if (!bars) return;
        var evidence = Failed(result, "R09").Evidence!;
        Assert.That((evidence.Kind, evidence.Source, evidence.From, evidence.Row), Is.EqualTo(("false statement", "Decision 7", (DateOnly?)record.From, (Guid?)record.Row)));
    }

    [Test]
    public void A_record_that_begins_later_does_not_bar() =>
        Assert.That(Run(Input(Application(Person("people[0]") with { Integrity = [Record(Day.AddDays(1), null)] }))).Admission, Is.EqualTo(Admission.Admitted));

    [TestCase("representative", 0, 1, Admission.Admitted)]
    [TestCase("representative", 1, 1, Admission.Refused)]
    [TestCase("representative", 0, 2, Admission.Refused)]
    [TestCase("people[0]", 1, 1, Admission.Admitted)]
    [TestCase("people[0]", 0, 2, Admission.ToMend)]
    [Property("Rule", "R10")]
    public void The_load_of_a_person_counts_this_application(string at, int led, int shared, Admission admission) =>
        Assert.That(Run(Input(Application(Person(at, led, shared)))).Admission, Is.EqualTo(admission));

    [TestCase(3, true)]
    [TestCase(4, false)]
    [Property("Rule", "R10")]
    public void A_consortium_has_no_more_organisations_than_the_profile_allows(int organisations, bool passes)
    {
        var result = Run(Input(Application() with { Organisations = organisations }));
        Assert.That(result.Admission, Is.EqualTo(passes ? Admission.Admitted : Admission.ToMend));
        if (!passes) Assert.That((Failed(result, "R10").At, Failed(result, "R10").Mend.Single()), Is.EqualTo(((string?)null, Correction.Partnership)));
    }

    [Test]
    public void A_must_have_that_an_amendment_brought_can_be_answered_in_the_fix_window()
    {
        var result = Run(Input(Application() with { Answered = [] }));
        Assert.That((result.Admission, Failed(result, "R11").Mend.Single(), Failed(result, "R11").Evidence!.Items!.Single()), Is.EqualTo((Admission.ToMend, Correction.Values, "cell-output")));
    }

    [Test]
    public void What_was_not_confirmed_is_excluded_or_opened_as_it_was_filed()
    {
        var input = Input(Application() with { Unconfirmed = true });
        Assert.That((Run(input).Admission, Run(input).FailedRule), Is.EqualTo((Admission.Refused, "R05")));
        Assert.That(Run(input with { ExcludeUnconfirmed = false }).Admission, Is.EqualTo(Admission.Admitted));
        Assert.That(Run(input with { Full = false }).Findings.Select(f => f.Rule), Is.EqualTo(new[] { "R05" }));
    }

    [Test]
    public void Without_limits_in_the_profile_integrity_and_load_are_not_looked_at() =>
        Assert.That(Run(Input(Application(Person("representative", 9, 9) with { Integrity = [Record(Day, null)] })) with { Limits = null }).Findings.Select(f => f.Rule), Is.EqualTo(new[] { "R08", "R11" }));

    /// <summary>Whatever the registers hold: admitted is exactly what has no failure and nothing unknown, and a failure always outweighs what is unknown.</summary>
    [Test]
    public void Nothing_is_admitted_that_failed_or_is_unknown() =>
        Gen.Select(Gen.Int[0, 2].Array[4], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool, Gen.Bool, Gen.Int[0, 7]).Sample((marks, led, shared, answered, mayMend, statements) =>
        {
            var subjects = new[] { "organisation", "partners[0]", "representative", "people[0]" }.Select((at, i) => (i < 2 ? Unit(at) : Person(at, led, shared)) with
            {
                TiedBy = marks[i] == 1 && i < 2 ? ["o"] : null,
                Integrity = marks[i] == 2 ? [Record(Day, null)] : null
            }).ToArray();
            var input = Input(Application(subjects) with { Answered = answered ? ["cell-output"] : [] }) with
            {
                MayMend = mayMend,
                Registers = [.. Registers.All.Where((_, i) => (statements & 1 << i) != 0).Select(r => new RegisterAsOf(r, Day))]
            };
            var result = Run(input);
            var (failed, unknown) = (result.Findings.Where(f => f.Counts == CheckOutcome.Failed).ToList(), result.Findings.Any(f => f.Counts == CheckOutcome.Unknown));
            var expected = failed.Count > 0 ? mayMend && failed.All(f => f.Mend.Count > 0) ? Admission.ToMend : Admission.Refused : unknown ? Admission.Open : Admission.Admitted;
            Assert.That(result.Admission, Is.EqualTo(expected));
            Assert.That(result.FailedRule is not null, Is.EqualTo(failed.Count > 0));
            Assert.That(Canonical.Digest(Run(Canonical.Read<FormalCheckInput>(Canonical.Bytes(input)))), Is.EqualTo(Canonical.Digest(result)), "replayed from what is stored");
        }, iter: 300);

    [Test]
    public void A_clearance_decides_one_finding_and_stays_with_its_subject()
    {
        var input = Input(Application());
        var open = Run(input with { Registers = [.. input.Registers.Where(r => r.Register != Registers.Ownership)] });
        var cleared = CheckDecisions.Cleared(new ClearanceInput(open.Code, open.Findings, "R08", "partners[0]", CheckOutcome.Passed, "seen in the register of commerce", true), Samples.Due);
        Assert.That((cleared.Admission, cleared.Findings.Count(f => f.Clearance is not null)), Is.EqualTo((Admission.Open, 1)));
        var both = CheckDecisions.Cleared(new ClearanceInput(open.Code, cleared.Findings, "R08", "organisation", CheckOutcome.Failed, "the owner holds its shares", true), Samples.Due);
        Assert.That((both.Admission, both.FailedRule), Is.EqualTo((Admission.ToMend, "R08")).Or.EqualTo((Admission.Refused, "R08")));
    }

    [Test]
    public void The_conclusion_counts_what_was_refused_by_rule()
    {
        var result = CheckDecisions.Concluded(new ConclusionInput("n", [new("A", Admission.Admitted, null), new("B", Admission.Refused, "R09"), new("C", Admission.Refused, "R09"), new("D", Admission.Refused, "R05")]));
        Assert.That((result.SealedCount, result.AdmittedCount), Is.EqualTo((4, 1)));
        Assert.That(result.RefusedBy, Is.EquivalentTo(new Dictionary<string, int> { ["R09"] = 2, ["R05"] = 1 }));
    }
}
