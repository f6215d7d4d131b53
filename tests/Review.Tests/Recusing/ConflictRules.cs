using Challenges.Review.Recusing;

namespace Challenges.Review.Tests.Recusing;

public sealed class ConflictRules
{
    static readonly ApplicantParties[] Applicants = [new("A1", ["org-a"], ["person-a"]), new("A4", ["org-shanghai", "org-partner"], ["person-b"])];

    [Test]
    public void The_same_organisation_as_a_partner_of_an_applicant_is_a_conflict() =>
        Assert.That(Facts(Find(organisation: "ORG-partner ").Single()), Is.EqualTo(("applicant", "employment", "registry", "ORG-partner", "A4")));

    [Test]
    public void A_reviewer_who_takes_part_in_an_application_is_recused() => Assert.That(Find(person: "person-a").Single().Kind, Is.EqualTo("self"));

    [TestCase("org-owner")]
    [TestCase("org-owner-daughter")]
    public void A_tie_to_the_problem_owner_or_its_affiliates_is_a_conflict(string owner) =>
        Assert.That(Find(relations: [new Relation { Kind = "shareholding", Organisation = owner }]).Single().With, Is.EqualTo("problem-owner"));

    [Test]
    public void Each_kind_of_relation_to_an_applicants_person_or_unit_is_a_conflict([ValueSource(typeof(Relation), nameof(Relation.Kinds))] string kind)
    {
        if (kind == Relation.Drafter)
        {
            Assert.That(Find(relations: [new Relation { Kind = kind, Challenge = Qinghai.Number }]).Single().With, Is.EqualTo("challenge"));
            return;
        }
        Assert.That(Find(relations: [new Relation { Kind = kind, Person = "person-b" }]), Has.Count.EqualTo(1));
        Assert.That(Find(relations: [new Relation { Kind = kind, Organisation = "org-a" }]), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_declared_relation_counts_like_a_registered_one() => Assert.That(
        Find(declared: new Declaration { At = Qinghai.InReview, Relations = [new Relation { Kind = "co-author", Person = "person-b" }] }).Single().Source, Is.EqualTo("declared"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("none")]
    [TestCase("个人")]
    [TestCase("无")]
    [Property("Case", "C52")]
    public void A_placeholder_for_no_organisation_conflicts_with_nobody(string? organisation) =>
        Assert.That(new Conflicts(Scope([new("A1", [organisation ?? "", "none"], [])])).Of("r", organisation, []), Is.Empty);

    [Test]
    public void A_reviewer_with_no_tie_has_no_conflict() =>
        Assert.That(Find(relations: [new Relation { Kind = "co-project", Organisation = "org-elsewhere" }]), Is.Empty);

    static IReadOnlyList<Conflict> Find(string person = "reviewer", string organisation = "org-neutral", IReadOnlyList<Relation>? relations = null, Declaration? declared = null) =>
        new Conflicts(Scope(Applicants)).Of(person, organisation, relations ?? [], declared);

    static (string, string, string, string, string?) Facts(Conflict c) => (c.With, c.Kind, c.Source, c.Subject, c.Application);

    static ConflictScope Scope(IReadOnlyList<ApplicantParties> applicants) => new()
    {
        Number = Qinghai.Number,
        Owners = [Qinghai.Terms.OwnerOrganisation, .. Qinghai.Terms.OwnerAffiliates],
        Vetters = [],
        Applicants = applicants,
        Organisations = [],
        Since = new DateOnly(2019, 12, 19),
        MostExclusions = 0
    };
}
