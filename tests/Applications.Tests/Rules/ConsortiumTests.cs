using CsCheck;

namespace Challenges.Applications.Tests.Rules;

public sealed class ConsortiumTests
{
    static readonly Representative Own = new("p-1", "org-1");

    static IEnumerable<string> Problems(ApplicationContent content, int most = 9)
    {
        var terms = Samples.Terms();
        terms = terms with { Policy = Samples.Checked(terms.Policy) with { Limits = Samples.Checked(terms.Policy).Limits! with { MostInConsortium = most } } };
        return ConsortiumRules.Problems(content, Own, terms).Select(p => p.Refusal.Code);
    }

    static ApplicationContent Parts(long price, IReadOnlyList<(long Fen, int Share)> parts) => Samples.Content() with
    {
        PriceFen = price,
        Lead = new LeadPart("leads", parts[0].Fen, parts[0].Share),
        Partners = [.. parts.Skip(1).Select((p, i) => new Partner($"org-p{i}", $"Partner {i}", "helps", p.Fen, p.Share))]
    };

    [Test]
    public void A_solver_alone_has_no_part_to_fill_in()
    {
        Assert.That(Problems(Samples.Content()), Is.Empty);
        Assert.That(Problems(Samples.Content() with { Lead = new LeadPart("x", 1, 1) }), Is.EqualTo(new[] { Refusals.LeadWithoutPartners.Code }));
    }

    [Test, Property("Rule", "R10")]
    public void Money_and_shares_that_total_are_taken_and_any_other_are_not() =>
        Gen.Select(Gen.Long[0, 900_000_000_000].Array[2, 8], Gen.Int[0, 3_000].Array[8], Gen.Int[-2, 2], Gen.Int[-2, 2]).Sample((money, cuts, fenOff, shareOff) =>
        {
            var shares = cuts.Take(money.Length).ToArray();
            shares[^1] = ConsortiumRules.Whole - shares[..^1].Sum();
            if (shares[^1] is < 2 or > 9_998 || money.Sum() == 0) return;
            var parts = money.Zip(shares).ToList();
            var content = Parts(money.Sum() + fenOff, [.. parts.Select((p, i) => (p.First, p.Second + (i == money.Length - 1 ? shareOff : 0)))]);
            List<string> expected = [];
            if (fenOff != 0) expected.Add(Refusals.MoneyDoesNotTotal.Code);
            if (shareOff != 0) expected.Add(Refusals.SharesDoNotTotal.Code);
            Assert.That(Problems(content), Is.EqualTo(expected));
        }, iter: 500);

    [Test]
    public void Amounts_that_no_number_holds_together_do_not_total() =>
        Assert.That(Problems(Parts(1, [(long.MaxValue, 5_000), (long.MaxValue, 5_000)])), Is.EqualTo(new[] { Refusals.MoneyDoesNotTotal.Code }));

    [Test]
    public void Every_part_needs_tasks_money_and_a_share()
    {
        var terms = Samples.Terms();
        var problem = ConsortiumRules.Problems(Samples.Consortium() with { Lead = null, Partners = [new Partner("org-2", "Two", " ", -1, 10_001)] }, Own, terms).Single();
        Assert.That(problem.Facts["fields"], Is.EqualTo(new[] { "lead.tasks", "lead.amountFen", "lead.ipShare", "partners[0].tasks", "partners[0].amountFen", "partners[0].ipShare" }));
    }

    [Test]
    public void An_organisation_has_one_part() =>
        Assert.That(Problems(Parts(30, [(10, 5_000), (10, 2_500), (10, 2_500)]) with { Partners = [new("org-a", "A", "t", 10, 2_500), new(" org-a ", "A", "t", 10, 2_500)] }), Is.EqualTo(new[] { Refusals.PartnerTwice.Code }));

    [TestCase(2, 2, true)]
    [TestCase(2, 1, false)]
    public void The_lead_counts_among_the_organisations(int organisations, int most, bool taken)
    {
        Assert.That(FilingRules.Organisations(Samples.Consortium(), Own), Has.Count.EqualTo(organisations));
        Assert.That(Problems(Samples.Consortium(), most), taken ? Is.Empty : Is.EqualTo(new[] { Refusals.TooManyInConsortium.Code }));
    }

    [Test]
    [Property("Rule", "R10")]
    public void A_partner_is_bound_by_what_it_confirmed_and_nothing_else()
    {
        var intake = Samples.Intake();
        var application = Samples.Application(intake, Samples.Consortium());
        Assert.That(application.WhyNotSubmit(intake, Samples.Open), Is.Empty);
        var content = Samples.Consortium();
        application.Save(content with { Partners = [content.Partners[0] with { Tasks = "runs all the tests" }] }, intake, Samples.Open);
        var refused = application.WhyNotSubmit(intake, Samples.Open).Single();
        Assert.That((refused.Refusal, ((IEnumerable<string>)refused.Facts["partners"]!).Single()), Is.EqualTo((Refusals.PartnersUnconfirmed, "Wuhan test works")));
        application.Save(content, intake, Samples.Open);
        var (document, _) = application.Submit(intake, Samples.Open, Samples.Promise, "n", "r", "k");
        Assert.That(document.Confirmations!.Select(c => (c.Organisation, c.Person)), Is.EqualTo(new[] { ("org-2", "p-partner") }));
    }

    [Test]
    public void Exclusions_are_asked_for_up_to_the_profiles_number_each_with_a_reason()
    {
        var terms = Samples.Terms();
        IEnumerable<string> Refused(int most, params Exclusion[] asked) =>
            ExclusionRules.Problems(Samples.Content() with { Exclusions = asked }, terms with { Policy = terms.Policy with { MostExclusionRequests = most } }).Select(p => p.Refusal.Code);
        var (unit, person) = (new Exclusion(Organisation: "org-rival", Reason: "same patent family"), new Exclusion(Person: "p-9", Reason: "dispute before a court"));
        Assert.That(Refused(2, unit, person), Is.Empty);
        Assert.That(Refused(1, unit, person), Is.EqualTo(new[] { Refusals.TooManyExclusions.Code }));
        Assert.That(Refused(0, unit), Is.EqualTo(new[] { Refusals.TooManyExclusions.Code }));
        foreach (var wrong in new[] { new Exclusion(Reason: "nobody is named"), unit with { Person = "p-9" }, unit with { Reason = "short" }, unit with { Reason = null } })
            Assert.That(Refused(1, wrong), Is.EqualTo(new[] { Refusals.ExclusionIncomplete.Code }));
    }
}
