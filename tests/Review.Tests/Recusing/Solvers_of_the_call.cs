using Challenges.Review.Deciding;
using Challenges.Review.Empanelling;
using Challenges.Review.Recusing;
using Challenges.Shared.Proof;
using CsCheck;

namespace Challenges.Review.Tests.Recusing;

/// <summary>Who applies to another challenge of the same call reviews none of the call.</summary>
public sealed class Solvers_of_the_call
{
    static readonly Contracts.Publication.ChallengeTerms InCall = Qinghai.Terms with { Call = "QH-2022" };

    [TestCase("e5", null, "self")]
    [TestCase(null, "ORG-chongqing", "employment")]
    public void A_reviewer_who_is_or_belongs_to_a_solver_of_another_challenge_of_the_call_loses_the_seat(string? person, string? organisation, string kind)
    {
        var review = Qinghai.Declared(InCall);
        review.Know([new CallSolver("QH-2022-02", person, organisation)]);
        Assert.Throws<Shared.Web.RefusedException>(() => review.ReadingSeat(review.SeatOf("E5").Id, "E5"), "before anybody settled it");
        review.Settle(Qinghai.InReview);
        var seat = review.SeatOf("E5");
        Assert.That((seat.State, seat.ReleasedFor, seat.Conflicts.Single().With, seat.Conflicts.Single().Kind, seat.Conflicts.Single().Application), Is.EqualTo((SeatState.Released, "computed", "call", kind, (string?)null)));
        Assert.That(review.SeatOf("S2").Place, Is.EqualTo(5), "the place passes on");
        var (input, _) = review.Unrecorded.Single(u => u.Finding.Seat == seat.Code);
        var chains = FindingInput.Compute(input).Chains.Single();
        Assert.That((chains.Subject, chains.Chain.Select(s => s.Subject).Distinct().Single(), chains.Chain[^1].How), Is.EqualTo((Conflict.Mask, Conflict.Mask, "applies-to")), "an officer reads neither who nor where");
    }

    [Test]
    public void A_former_employer_a_partner_of_a_project_and_an_owner_are_no_solvers_of_the_call()
    {
        var rules = new Conflicts(Scope([new("QH-2022-02", null, "org-x"), new("QH-2022-02", null, "org-holding")], [new("ORG-Y", "y", [], ["org-holding"])]));
        Assert.That(rules.Of("p", "org-y", [new Relation { Kind = "co-project", Organisation = "org-x" }, new Relation { Kind = Relation.Employment, Organisation = "org-x", Until = new DateOnly(2022, 1, 1) }]), Is.Empty);
    }

    [Test]
    public void An_organisation_is_the_same_under_its_aliases() =>
        Assert.That(new Conflicts(Scope([new("QH-2022-02", null, "OLD-NAME")], [new("ORG-X", "x", ["old-name"], [])])).Of("p", "org-x", []).Single().With, Is.EqualTo("call"));

    [Test]
    public void A_challenge_without_a_call_decides_as_before_and_by_the_first_version()
    {
        var review = Qinghai.Declared();
        review.Know([new CallSolver("QH-2022-02", "E5", null)]);
        review.Settle(Qinghai.InReview);
        Assert.That(review.SeatOf("E5").State, Is.EqualTo(SeatState.Seated));
        Assert.That(review.ConflictScope.Call, Is.Null);
        Assert.That(ReviewDecisions.Rules.Engines.Select(e => e.Name), Does.Contain("review-conflict/1").And.Contain("review-conflict/2"));
    }

    [Test]
    public void In_a_pool_the_whole_seat_ends()
    {
        var review = Qinghai.Opened(InCall with { Policy = Qinghai.Policy with { ReviewMode = "pool", ReviewersPerApplication = 3 } });
        review.Know([new CallSolver("QH-2022-02", "E5", null)]);
        review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [], "a large call", "officer", Qinghai.InReview);
        Assert.That(review.SeatOf("E5").State, Is.EqualTo(SeatState.Released));
    }

    /// <summary>Whenever the other challenges open, before or after the panel, the same reviewers are recused by the same chains.</summary>
    [Test, Property("Rule", "R14")]
    public void Whenever_the_other_challenges_open_the_same_reviewers_are_recused() =>
        Gen.Select(Gen.Int[0, 8].Array[0, 5], Gen.Int[0, 6].Array[5], Gen.Bool.Array[5]).Sample((who, when, asPerson) =>
        {
            List<CallSolver> solvers = [.. who.Select((w, i) => Solver(w, asPerson[i]))];
            var at = Told(solvers, when);
            var first = Told(solvers, [0, 0, 0, 0, 0]);
            Assert.That(at.Panel!.Seats.Where(s => s.Conflicts.Any(c => c.With == "call")).Select(s => s.Person).Order(), Is.EqualTo(Expected(at, solvers)));
            Assert.That(at.Panel.Seats.Where(s => s.State == SeatState.Released).Select(s => s.Person), Is.SubsetOf(first.Panel!.Seats.Where(s => s.State == SeatState.Released || s.Conflicts.Count > 0).Select(s => s.Person).Append("E7")));
            Assert.That(at.Panel.Holders.Select(s => s.Person).Order(), Is.EqualTo(first.Panel.Holders.Select(s => s.Person).Order()));
            foreach (var (input, _) in at.Unrecorded)
                Assert.That(Canonical.Digest(FindingInput.Compute(Canonical.Read<FindingInput>(Canonical.Bytes(input)))), Is.EqualTo(Canonical.Digest(FindingInput.Compute(input))), "a stored input gives the result again");
        }, iter: 300);

    /// <summary>Those who held a place and met one; a standby's conflict stays unspoken until a place comes up.</summary>
    static IEnumerable<string> Expected(ChallengeReview review, List<CallSolver> solvers)
    {
        var met = solvers.Select(s => s.Person ?? Everybody.Single(p => Qinghai.OrganisationOf(p) == s.Organisation)).ToHashSet();
        return review.Panel!.Seats.Where(s => met.Contains(s.Person) && s.State != SeatState.Standby && s.Person != "E7" || s.Person == "E7" && s.Conflicts.Any(c => c.With == "call")).Select(s => s.Person).Order();
    }

    static readonly string[] Everybody = [.. Qinghai.Members, .. Qinghai.Standbys];

    static CallSolver Solver(int who, bool asPerson) => asPerson ? new("QH-2022-02", Everybody[who], null) : new("QH-2022-03", null, Qinghai.OrganisationOf(Everybody[who]));

    static ChallengeReview Told(List<CallSolver> solvers, int[] when)
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        Action[] steps =
        [
            () => review.Take(InCall, 1, Qinghai.Published),
            () => review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes),
            () => Qinghai.Codes.ToList().ForEach(code => review.Take(Qinghai.Application(code), Qinghai.Closes)),
            () => review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [.. Qinghai.Standbys.Select(Qinghai.Candidate)], "reason", "officer", Qinghai.InReview),
            () => review.Panel!.Holders.ToList().ForEach(seat => { if (review.SeatOf(seat.Person).State == SeatState.Declaring) review.Declare(seat, Qinghai.NoRelations, Qinghai.InReview); }),
            () => { }
        ];
        for (var step = 0; step <= steps.Length; step++)
        {
            review.Know([.. solvers.Where((_, i) => when[i] <= step)]);
            review.Settle(Qinghai.InReview);
            if (step < steps.Length) steps[step]();
        }
        return review;
    }

    static ConflictScope Scope(IReadOnlyList<CallSolver> solvers, IReadOnlyList<RegisteredOrganisation> register) => new()
    {
        Number = Qinghai.Number,
        Owners = [],
        Vetters = [],
        Applicants = [],
        Organisations = register,
        Since = new DateOnly(2019, 12, 19),
        MostExclusions = 0,
        Call = solvers
    };
}
