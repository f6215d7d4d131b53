using Challenges.Contracts.Applications;
using Challenges.Review.Recusing;
using CsCheck;

namespace Challenges.Review.Tests.Recusing;

/// <summary>Organisations by register, with aliases and owners; people by id; time.</summary>
public sealed class ConflictGraph
{
    static readonly DateOnly Since = new(2019, 12, 19);

    [Test]
    public void A_past_employer_owned_by_an_applicant_is_found_with_its_chain_of_reasons()
    {
        var found = Find([Org("org-a", parents: ["org-b"])], ["org-b"], [new Relation { Kind = "employment", Organisation = "org-a", Until = new DateOnly(2021, 3, 31) }]).Single();
        Assert.That(found.Chain, Is.EqualTo(new[] { new ConflictStep("employment", "org-a", new DateOnly(2021, 3, 31)), new ConflictStep("owned-by", "ORG-B") }));
        Assert.That(found.Masked().Chain, Is.EqualTo(new[] { new ConflictStep("employment", "•••", new DateOnly(2021, 3, 31)), new ConflictStep("owned-by", "•••") }));
    }

    [Test, Property("Case", "C50")]
    public void Two_names_of_one_institute_are_one_organisation()
    {
        IReadOnlyList<RegisteredOrganisation> register = [Org("12100000400012345X", aliases: ["univ.edu.cn", "mail.univ.edu.cn"])];
        Assert.That(Find(register, ["mail.univ.edu.cn"], employer: "univ.edu.cn").Single().Kind, Is.EqualTo("employment"));
        Assert.That(Find([], ["mail.univ.edu.cn"], employer: "univ.edu.cn"), Is.Empty, "without the register nobody can know");
    }

    [TestCase("2019-12-18", false)]
    [TestCase("2019-12-19", true)]
    [TestCase(null, true)]
    public void What_ended_before_the_look_back_is_past(string? until, bool counts)
    {
        foreach (var kind in new[] { "former", "co-project", "co-author", "supervisor", "student", "employment", "shareholding" })
            Assert.That(Find([], ["org-x"], [new Relation { Kind = kind, Organisation = "org-x", Until = Day(until) }]).Count > 0, Is.EqualTo(counts), kind);
        Assert.That(Find([], [], [new Relation { Kind = "relative", Person = "person-x", Until = Day(until) }]), Has.Count.EqualTo(1), "kinship does not pass");
    }

    [Test]
    public void Sisters_under_one_owner_are_two_organisations() =>
        Assert.That(Find([Org("org-a", parents: ["province"]), Org("org-b", parents: ["province"])], ["org-b"], employer: "org-a"), Is.Empty);

    [Test]
    public void Owners_in_a_circle_end_the_search() =>
        Assert.That(Find([Org("org-a", parents: ["org-b"]), Org("org-b", parents: ["org-a"])], ["org-b"], employer: "org-a"), Has.Count.EqualTo(1));

    [Test]
    public void A_conflict_with_one_application_is_one_with_all_of_the_same_organisation()
    {
        var rules = new Conflicts(Scope([new("A1", ["org-x"], ["p1"]), new("A2", ["ORG-X", "org-y"], ["p2"]), new("A3", ["org-z"], ["p3"])]));
        Assert.That(rules.Of("r", "elsewhere", [new Relation { Kind = "relative", Person = "p1" }]).Select(c => c.Application), Is.EquivalentTo(new[] { "A1", "A2" }));
        Assert.That(rules.Of("p3", "elsewhere", []).Single().Kind, Is.EqualTo("self"));
    }

    [Test, Property("Case", "C47")]
    public void Who_shares_an_application_of_the_call_with_somebody_reads_nobodys()
    {
        // Case 47: E1 works on A3 with P, and P is on A1 too.
        var rules = new Conflicts(Scope([new("A1", ["org-1"], ["P"]), new("A3", ["org-3"], ["E1", "P"])]));
        Assert.That(rules.Of("E1", "elsewhere", []).Single() is { Kind: "self", Application: "A3" }, "a seat ends for it, in a panel and in a pool");
    }

    [Test, Property("Case", "C56")]
    public void Exclusion_requests_count_up_to_the_profiles_number_and_reach_no_further()
    {
        ExclusionRequest[] asked = [new() { Person = "r1", Reason = "dispute" }, new() { Organisation = "org-rival", Reason = "rival" }, new() { Person = "r3", Reason = "strict" }];
        var rules = new Conflicts(Scope([new("A1", ["org-x"], ["p1"], asked), new("A2", ["org-x"], ["p2"])], most: 2));
        Assert.That(rules.Of("r1", "elsewhere", []).Single() is { Application: "A1", Kind: "exclusion", Source: "applicant" });
        Assert.That(rules.Of("r2", "ORG-rival", []).Single().Application, Is.EqualTo("A1"));
        Assert.That(rules.Of("r3", "elsewhere", []), Is.Empty, "the third request is beyond the number");
        Assert.That(rules.Of("r4", "elsewhere", [new Relation { Kind = "former", Organisation = "org-rival" }]), Is.Empty, "who left is not of the organisation");
    }

    [Test, Property("Case", "C49")]
    public void A_name_is_never_an_id()
    {
        var validator = new RelationValidator();
        Assert.That(new[] { "李某", "Li Ming", "p-17" }.Select(p => validator.Validate(new Relation { Kind = "relative", Person = p }).IsValid), Is.EqualTo(new[] { false, false, true }));
        Assert.That(MissingData.OfApplication(new Parties { Organisations = ["org-x"], People = ["李某, 某所"] }, OrganisationGraph.None), Is.EqualTo(new[] { MissingData.NotVerified }));
    }

    /// <summary>Owners between six organisations, aliases of them, the employer of one reviewer and the organisation of one applicant.</summary>
    static readonly Gen<(RegisteredOrganisation[] Register, int Employer, int Applicant)> Worlds =
        from owners in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[0, 8]
        from reviewer in Gen.Int[0, 5]
        from applicant in Gen.Int[0, 5]
        select (Enumerable.Range(0, 6).Select(i => Org($"org-{i}", [$"alias-{i}", $"old-{i}"], [.. owners.Where(o => o.Item1 == i).Select(o => $"org-{o.Item2}")])).ToArray(), reviewer, applicant);

    [Test, Property("Rule", "R14")]
    public void No_chain_of_owners_within_the_bound_is_missed_and_none_is_made_up() => Worlds.Sample(w =>
        Assert.That(Find(w.Register, [$"org-{w.Applicant}"], employer: $"org-{w.Employer}").Count > 0, Is.EqualTo(Owns(w.Register, w.Employer, w.Applicant) || Owns(w.Register, w.Applicant, w.Employer))), iter: 2000);

    [Test]
    public void It_is_the_same_seen_from_either_side() => Worlds.Sample(w =>
        Assert.That(Find(w.Register, [$"org-{w.Applicant}"], employer: $"org-{w.Employer}").Count > 0,
            Is.EqualTo(Find(w.Register, [$"org-{w.Employer}"], employer: $"org-{w.Applicant}").Count > 0)), iter: 1000);

    [Test]
    public void It_is_the_same_under_every_alias_and_in_every_order_of_the_register() => Gen.Select(Worlds, Gen.Int[0, 2], Gen.Int[0, 2]).Sample((w, one, other) =>
    {
        string Under(int organisation, int name) => new[] { $"ORG-{organisation} ", $"alias-{organisation}", $"Old-{organisation}" }[name];
        var plain = Find(w.Register, [$"org-{w.Applicant}"], employer: $"org-{w.Employer}");
        var other2 = Find([.. w.Register.Reverse()], [Under(w.Applicant, one)], employer: Under(w.Employer, other));
        Assert.That(other2.Count, Is.EqualTo(plain.Count));
    }, iter: 1000);

    [Test]
    public void Taking_a_relation_or_an_owner_away_never_adds_a_conflict() =>
        Gen.Select(Worlds, Gen.Int[0, 5].Array[0, 4], Gen.Int[0, 3], Gen.Int[0, 5]).Sample((w, ties, drop, orphan) =>
        {
            List<Relation> relations = [.. ties.Select(t => new Relation { Kind = "co-project", Organisation = $"org-{t}" })];
            List<Relation> fewer = [.. relations.Where((_, i) => i != drop)];
            RegisteredOrganisation[] less = [.. w.Register.Select((o, i) => i == orphan ? o with { Parents = [] } : o)];
            var all = Facts(Find(w.Register, [$"org-{w.Applicant}"], relations));
            Assert.That(Facts(Find(w.Register, [$"org-{w.Applicant}"], fewer)), Is.SubsetOf(all));
            Assert.That(Facts(Find(less, [$"org-{w.Applicant}"], relations)), Is.SubsetOf(all));
        }, iter: 1000);

    [Test]
    public void A_long_chain_is_followed_to_the_bound()
    {
        RegisteredOrganisation[] chain = [.. Enumerable.Range(0, 12).Select(i => Org($"org-{i}", parents: [$"org-{i + 1}"]))];
        Assert.That(Enumerable.Range(0, 12).Select(i => Find(chain, [$"org-{i}"], employer: "org-0").Count > 0), Is.EqualTo(Enumerable.Range(0, 12).Select(i => i <= OrganisationGraph.MostSteps)));
    }

    static HashSet<string> Facts(IEnumerable<Conflict> conflicts) => [.. conflicts.Select(c => $"{c.Kind} {c.Subject} {c.Application}")];

    /// <summary>By trying, without the graph: steps of owners from one up to the other.</summary>
    static bool Owns(IReadOnlyList<RegisteredOrganisation> register, int owner, int from)
    {
        HashSet<string> at = [$"org-{from}"];
        for (var step = 0; step < 6; step++) at = [.. at, .. register.Where(o => at.Contains(o.Id)).SelectMany(o => o.Parents)];
        return at.Contains($"org-{owner}");
    }

    static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    static RegisteredOrganisation Org(string id, IReadOnlyList<string>? aliases = null, IReadOnlyList<string>? parents = null) => new(id, id, aliases ?? [], parents ?? []);

    static IReadOnlyList<Conflict> Find(IReadOnlyList<RegisteredOrganisation> register, IReadOnlyList<string> applicant, IReadOnlyList<Relation>? relations = null, string employer = "org-neutral") =>
        new Conflicts(Scope([new("A1", applicant, ["person-x"])]) with { Organisations = register }).Of("reviewer", employer, relations ?? []);

    static ConflictScope Scope(IReadOnlyList<ApplicantParties> applicants, int most = 0) =>
        new() { Number = "X", Owners = ["org-owner"], Vetters = [], Applicants = applicants, Organisations = [], Since = Since, MostExclusions = most };
}
