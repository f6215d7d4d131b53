using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Shared.Web;
using CsCheck;

namespace Challenges.Review.Tests.Empanelling;

public sealed class MakingUp
{
    static readonly PanelMakeUp Rule = new() { MostPerOrganisation = 2, Fields = [new PanelField { Field = "finance", AtLeast = 1 }, new PanelField { Field = "safety", AtLeast = 2 }] };

    static readonly Gen<(PanelMakeUp Rule, int Seats, PanelMember[] Members)> Instances =
        from most in Gen.Int[1, 3]
        from needs in Gen.Int[0, 2].Array[2]
        from seats in Gen.Int[1, 5]
        from people in Gen.Select(Gen.Int[0, 3].Select(i => new[] { "f", "g", "f / g", "h" }[i]), Gen.Int[1, 3]).Array[1, 8]
        select (new PanelMakeUp { MostPerOrganisation = most, Fields = [new PanelField { Field = "f", AtLeast = needs[0] }, new PanelField { Field = "g", AtLeast = needs[1] }] }, seats,
            people.Select((p, i) => new PanelMember($"R{i}", p.Item1, $"org{p.Item2}")).ToArray());

    [Test]
    public void A_panel_is_found_exactly_when_trying_every_choice_finds_one() => Instances.Sample(x =>
    {
        var exists = Choices(x.Members, x.Seats).Any(c => Keeps(x.Rule, c));
        Assert.That(new MakeUp(x.Rule).LackOf(x.Seats, [], x.Members) is null, Is.EqualTo(exists));
    }, iter: 1000);

    [Test]
    public void The_choice_is_the_first_by_the_lots_that_keeps_the_make_up() => Instances.Sample(x =>
    {
        var first = Choices(x.Members, x.Seats).FirstOrDefault(c => Keeps(x.Rule, c));
        if (first is null) Assert.Throws<InvalidOperationException>(() => new MakeUp(x.Rule).Choose(x.Seats, x.Members));
        else Assert.That(new MakeUp(x.Rule).Choose(x.Seats, x.Members), Is.EqualTo(first.Select(m => m.Code)));
    }, iter: 1000);

    [Test, Property("Rule", "R13")]
    public void A_draw_keeps_the_make_up_and_is_replayed_from_its_public_proof()
    {
        var (review, pool) = Pool([.. Enumerable.Range(1, 12).Select(i => Person($"p{i}", "chemistry")), Person("fin", "finance"), Person("s1", "safety / fire"), Person("s2", "safety")]);
        var input = review.DrawPanel(pool, "officer", Qinghai.InReview);
        var proof = review.Panel!.Proof!;
        Assert.That(review.Panel.Holders.Select(s => s.Person), Is.SupersetOf(new[] { "fin", "s1", "s2" }));
        Assert.That((proof.Algorithm, Draw.Run(input).Seats), Is.EqualTo((Draw.MadeUp, proof.Seats)));
    }

    [Test]
    public void What_makes_a_draw_impossible_is_named()
    {
        var (review, pool) = Pool([.. Enumerable.Range(1, 12).Select(i => Person($"p{i}", "chemistry", i < 5 ? "org-big" : null)), Person("s1", "safety"), Person("s2", "safety")]);
        var refused = Assert.Throws<RefusedException>(() => review.DrawPanel(pool, "officer", Qinghai.InReview))!;
        Assert.That((refused.Refusal, refused.Facts["lacking"], refused.Facts["crowded"]),
            Is.EqualTo((Refusals.MakeUpIsMissed, new[] { "finance (0 of 1)" }, new[] { "ORG-BIG (4, at most 2)" })));
    }

    [Test]
    public void An_appointment_against_the_make_up_is_refused_with_the_organisation()
    {
        var review = Qinghai.Opened(Terms(Rule with { Fields = [] }));
        var seats = Qinghai.Members.Select(Qinghai.Candidate).Select(c => c.Person is "E1" or "E2" or "E3" ? c with { Organisation = "org-x" } : c).ToList();
        var refused = Assert.Throws<RefusedException>(() => review.AppointPanel(seats, [], "reason", "officer", Qinghai.InReview))!;
        Assert.That((refused.Refusal, refused.Facts["crowded"]), Is.EqualTo((Refusals.MakeUpIsMissed, new[] { "ORG-X (3, at most 2)" })));
    }

    [Test]
    public void A_standby_moves_up_only_where_the_make_up_allows_it()
    {
        var review = Qinghai.Opened(Terms(Rule with { Fields = [new PanelField { Field = "finance", AtLeast = 1 }] }));
        review.AppointPanel([.. Qinghai.Members.Take(6).Select(Qinghai.Candidate), Person("fin", "finance")], [Person("S1", "chemistry"), Person("S2", "Finance")], "reason", "officer", Qinghai.InReview);
        review.Recuse(review.SeatOf("fin"), "steps back", Qinghai.InReview);
        Assert.That((review.SeatOf("S1").State, review.SeatOf("S2").Place), Is.EqualTo((SeatState.Standby, 7)), "the first standby would leave the panel without finance");
        review.Recuse(review.SeatOf("S2"), "steps back too", Qinghai.InReview);
        var vacant = review.WhyNotRank([], Qinghai.InReview)!;
        Assert.That((vacant.Refusal, vacant.Facts["lacking"]), Is.EqualTo((Refusals.MakeUpIsMissed, new[] { "finance (0 of 1)" })));
        review.AddStandby(Person("fin2", "finance"), "the panel needs finance", Qinghai.InReview);
        Assert.That((review.Panel!.Vacancies, review.SeatOf("fin2").Place), Is.EqualTo((0, 7)));
    }

    [Test]
    public void A_replacement_that_nobody_may_fill_is_refused()
    {
        var review = Qinghai.Opened(Terms(Rule with { Fields = [new PanelField { Field = "finance", AtLeast = 1 }] }));
        review.AppointPanel([.. Qinghai.Members.Take(6).Select(Qinghai.Candidate), Person("fin", "finance")], [Person("S1", "chemistry")], "reason", "officer", Qinghai.InReview);
        Assert.That(Assert.Throws<RefusedException>(() => review.Replace(review.SeatOf("fin").Id, "does not deliver", Qinghai.InReview))!.Refusal, Is.EqualTo(Refusals.MakeUpIsMissed));
    }

    [Test, Property("Rule", "R14")]
    public void Who_vetted_the_problem_is_in_no_pool_and_on_no_panel()
    {
        var terms = Qinghai.Terms with { VettingPeople = ["E1", "S1"] };
        var review = Qinghai.Opened(terms);
        var refused = Assert.Throws<RefusedException>(() => review.AppointPanel([.. Qinghai.Members.Select(Qinghai.Candidate)], [], "reason", "officer", Qinghai.InReview))!;
        Assert.That((refused.Refusal, refused.Facts["person"]), Is.EqualTo((Refusals.ReviewerVetted, "E1")));
        review.AppointPanel([.. Qinghai.Members.Skip(1).Append("P1").Select(Qinghai.Candidate)], [], "reason", "officer", Qinghai.InReview);
        Assert.That(Assert.Throws<RefusedException>(() => review.AddStandby(Qinghai.Candidate("S1"), "reason", Qinghai.InReview))!.Refusal, Is.EqualTo(Refusals.ReviewerVetted));
        var other = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        other.Take(terms, 1, Qinghai.Published);
        other.CommitPool([.. Qinghai.Members.Select(p => new PoolMember($"R-{p}", p))], "officer", Qinghai.Published);
        Assert.That(other.Pool!.Members.Select(m => m.Person), Is.EqualTo(Qinghai.Members.Skip(1)));
    }

    static ChallengeTerms Terms(PanelMakeUp rule) => Qinghai.Terms with { Policy = Qinghai.Policy with { MakeUp = rule } };

    static Candidate Person(string person, string field, string? organisation = null) => Qinghai.Candidate(person) with { Field = field, Organisation = organisation ?? $"org-of-{person}" };

    static (ChallengeReview, IReadOnlyDictionary<string, Candidate>) Pool(IReadOnlyList<Candidate> people)
    {
        var review = new ChallengeReview { Id = MassTransit.NewId.NextGuid() };
        review.Take(Terms(Rule), 1, Qinghai.Published);
        review.CommitPool([.. people.Select(c => new PoolMember(c.Code, c.Person))], "officer", Qinghai.Published);
        review.Take(new SealedSet(1, 5, Qinghai.Root, Qinghai.Closes), Qinghai.Closes);
        foreach (var code in Qinghai.Codes) review.Take(Qinghai.Application(code), Qinghai.Closes);
        return (review, people.ToDictionary(c => c.Code));
    }

    /// <summary>All choices of so many members, in the order of the list.</summary>
    static IEnumerable<IReadOnlyList<PanelMember>> Choices(IReadOnlyList<PanelMember> members, int seats) =>
        seats == 0 ? [[]] : members.SelectMany((m, i) => Choices([.. members.Skip(i + 1)], seats - 1).Select(rest => (IReadOnlyList<PanelMember>)[m, .. rest]));

    static bool Keeps(PanelMakeUp rule, IReadOnlyList<PanelMember> chosen) =>
        chosen.GroupBy(m => m.Group).All(g => g.Count() <= rule.MostPerOrganisation) && Fills([.. rule.Fields.SelectMany(f => Enumerable.Repeat(f.Field, f.AtLeast))], [.. chosen]);

    static bool Fills(IReadOnlyList<string> slots, IReadOnlyList<PanelMember> members) =>
        slots.Count == 0 || members.Any(m => m.Field.Split(" / ").Contains(slots[0]) && Fills([.. slots.Skip(1)], [.. members.Where(o => o != m)]));
}
