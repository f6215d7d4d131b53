using Challenges.Shared.Web;
using CsCheck;
using MassTransit;

namespace Challenges.Publication.Tests.Rules;

public sealed class Registering_organisations
{
    static readonly Caller Colleague = new() { Person = "officer-3", Roles = new HashSet<string> { Roles.Department }, Department = Given.Department };
    static readonly OrganisationRegister Empty = new([]);

    static OrganisationEntry Entry(string id, string[]? aliases = null, params string[] parents) => new(id, $"Name of {id}", aliases ?? [], parents, "Extract of 2022-11-01");

    static OrganisationRegister With(params OrganisationEntry[] entries) => new(Empty.Register(entries, Given.Now));

    static OrganisationChange Proposed(params OrganisationEntry[] entries) => OrganisationChange.Propose(NewId.NextGuid(), Given.Officer, entries, Empty, Given.Now);

    [Test, Property("Rule", "R08")]
    public void One_officer_proposes_and_another_approves()
    {
        var change = Proposed(Entry("A1"));
        change.WhyNotApprove(Given.Officer, Empty).With(Refusals.OnePersonProposesAndApproves);
        change.WhyNotApprove(Given.Owner, Empty).With(Refusals.OnlyItsDepartment);
        var approved = change.Approve(Colleague, Empty, Given.Now);
        Assert.That((approved.State, approved.DecidedBy, approved.Version), Is.EqualTo((ChangeState.Approved, "officer-3", 2)));
        approved.WhyNotApprove(Colleague, Empty).With(Refusals.ChangeIsDecided);
        approved.WhyNotRefuse(Colleague).With(Refusals.ChangeIsDecided);
        Assert.That(change.Refuse(Given.Officer, "A typing error", Given.Now).State, Is.EqualTo(ChangeState.Refused), "whoever proposed it may take it back");
    }

    [Test, Property("Rule", "R08")]
    public void Nobody_owns_itself_directly_or_through_others()
    {
        Assert.That(Empty.WhyNot([Entry("A1", null, "A1")]).With(Refusals.OwnershipGoesInACircle).Facts["circle"], Is.EqualTo("A1 → A1"));
        var register = With(Entry("A1"), Entry("B2", null, "A1"), Entry("C3", ["C-old"], "B2"));
        Assert.That(register.WhyNot([Entry("A1", null, "C3")]).With(Refusals.OwnershipGoesInACircle).Facts["circle"], Is.EqualTo("A1 → C3 → B2 → A1"));
        register.WhyNot([Entry("A1", null, "C-old")]).With(Refusals.OwnershipGoesInACircle);
        Empty.WhyNot([Entry("A1", null, "B2"), Entry("B2", null, "A1")]).With(Refusals.OwnershipGoesInACircle);
        Assert.That(register.WhyNot([Entry("A1", null, "C3"), Entry("C3")]), Is.Null, "the same change may undo what would close the circle");
    }

    [Test, Property("Rule", "R08")]
    public void An_id_stands_for_one_organisation()
    {
        var register = With(Entry("A1", ["A-old"]), Entry("B2"));
        Assert.That(register.WhyNot([Entry("C3", ["A-old"])]).With(Refusals.AliasIsOfAnother).Facts["other"], Is.EqualTo("A1"));
        register.WhyNot([Entry("B2", ["A1"])]).With(Refusals.AliasIsOfAnother);
        register.WhyNot([Entry("A-old")]).With(Refusals.AliasIsOfAnother);
        register.WhyNot([Entry("C3", ["C3"])]).With(Refusals.AliasIsOfAnother);
        register.WhyNot([Entry("C3", ["X9"]), Entry("D4", ["X9"])]).With(Refusals.AliasIsOfAnother);
        register.WhyNot([Entry("C3"), Entry("C3")]).With(Refusals.OrganisationStandsTwice);
        Assert.That(register.WhyNot([Entry("A1"), Entry("C3", ["A-old"])]), Is.Null, "an alias may pass from one to the other in one change");
    }

    [Test]
    public void A_parent_is_registered_by_its_id_or_an_alias()
    {
        var register = With(Entry("A1", ["A-old"]));
        Assert.That(register.WhyNot([Entry("B2", null, "A-old")]), Is.Null);
        Assert.That(Empty.WhyNot([Entry("B2", null, "A1"), Entry("A1")]), Is.Null);
        register.WhyNot([Entry("B2", null, "Z9")]).With(Refusals.ParentIsUnknown);
    }

    [Test]
    public void Ids_are_readable_names_visible_and_a_basis_names_no_pedigree()
    {
        foreach (var id in new[] { "A", "-1", "A 1", "单位", new string('A', 65) }) Empty.WhyNot([Entry(id)]).With(Refusals.OrganisationIdIsNotReadable);
        Empty.WhyNot([Entry("A1") with { Name = "\u200b" }]).With(Refusals.OrganisationHasNoName);
        Empty.WhyNot([Entry("A1") with { Basis = "Its leader is a professor under 45" }]).With(Refusals.NamesPedigree);
    }

    [Test]
    public void A_version_rises_by_one_and_only_where_something_changes()
    {
        var register = With(Entry("A1"), Entry("B2", null, "A1"));
        register.WhyNot([Entry("A1"), Entry("B2", null, "A1")]).With(Refusals.NothingInTheRegisterChanges);
        var next = register.Register([Entry("A1"), Entry("B2")], Given.Now);
        Assert.That(next.Select(o => (o.Id, o.Version)), Is.EqualTo(new[] { ("B2", 2) }));
    }

    /// <summary>What is stored with a decision is enough to make it again: the part of the register around the entries gives the same answer as the whole.</summary>
    [Test, Property("Rule", "R28")]
    public void The_part_around_the_entries_decides_like_the_whole()
    {
        var ids = Gen.Int[0, 9].Select(n => $"N{n}");
        var entries = Gen.Select(ids, ids.Array[0, 2], ids.Array[0, 2], (id, aliases, parents) => Entry(id, [.. aliases.Distinct().Select(a => a + "x")], [.. parents.Distinct()])).List[1, 4];
        Gen.Select(entries.Array[0, 12], entries).Sample((history, last) =>
        {
            var all = new Dictionary<string, Organisation>();
            foreach (var step in history)
                if (new OrganisationRegister([.. all.Values]) is var before && before.WhyNot(step) is null)
                    foreach (var organisation in before.Register(step, Given.Now)) all[organisation.Id] = organisation;
            var whole = new OrganisationRegister([.. all.Values]);
            var part = new OrganisationRegister(whole.Around(last));
            Assert.That(part.WhyNot(last)?.Refusal, Is.EqualTo(whole.WhyNot(last)?.Refusal));
            if (whole.WhyNot(last) is null) Assert.That(part.Register(last, Given.Now).Select(o => (o.Id, o.Version)), Is.EqualTo(whole.Register(last, Given.Now).Select(o => (o.Id, o.Version))));
            Assert.That(all.Values, Has.None.Matches<Organisation>(o => Owners(o!.Id, all).Contains(o.Id)), "the register never holds a circle");
        }, iter: 2_000);
    }

    static HashSet<string> Owners(string id, Dictionary<string, Organisation> all)
    {
        var (found, open) = (new HashSet<string>(), new Stack<string>(all[id].Parents));
        while (open.TryPop(out var next))
            if (all.Values.FirstOrDefault(o => o.Ids.Contains(next)) is { } owner && found.Add(owner.Id))
                foreach (var parent in owner.Parents) open.Push(parent);
        return found;
    }
}
