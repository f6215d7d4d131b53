using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class FilingRulesTests
{
    static readonly Representative Own = new("p-1", "org-1");

    static IEnumerable<Refusal> Problems(Func<ApplicationContent, ApplicationContent> change, Representative? by = null) =>
        FilingRules.Problems(change(Samples.Content()), by ?? Own, Samples.Terms()).Select(p => p.Refusal);

    static ApplicationContent Consortium(Func<Partner, Partner> change) => Samples.Consortium() with { Partners = [change(Samples.Consortium().Partners[0])] };

    [Test]
    public void A_complete_application_has_no_problem() => Assert.That(Problems(c => c), Is.Empty);

    [Test]
    public void A_committed_value_below_the_target_may_be_filed() =>
        Assert.That(Problems(c => c with { Committed = [new("cell-output", 3.7m), new("melt-throughput", 96m)] }), Is.Empty);

    [Test]
    public void A_preferred_indicator_may_stay_unanswered() =>
        Assert.That(Problems(c => c with { Committed = [new("cell-output", 4m), new("melt-throughput", 100m)] }), Is.Empty);

    [Test, Property("Rule", "R11")]
    public void A_must_have_without_a_committed_value_is_refused_by_its_key()
    {
        var problem = FilingRules.Problems(Samples.Content() with { Committed = [new("cell-output", 4.6m), new("dc-power", 13200m)] }, Own, Samples.Terms()).Single();
        Assert.That(problem.Refusal, Is.EqualTo(Refusals.MustHaveUnanswered));
        Assert.That(problem.Refusal.Rule, Is.EqualTo("R11"));
        Assert.That(problem.Facts["indicators"], Is.EqualTo(new[] { "melt-throughput" }));
    }

    [Test]
    public void A_must_have_with_an_empty_value_is_unanswered() =>
        Assert.That(Problems(c => c with { Committed = [new("cell-output", 4.6m), new("melt-throughput")] }), Does.Contain(Refusals.MustHaveUnanswered));

    [Test]
    public void An_indicator_that_the_challenge_does_not_have_is_refused() =>
        Assert.That(Problems(c => c with { Committed = [.. c.Committed, new("papers", 30m)] }), Is.EqualTo(new[] { Refusals.UnknownIndicator }));

    [Test]
    public void An_indicator_answered_twice_is_refused() =>
        Assert.That(Problems(c => c with { Committed = [.. c.Committed, new("dc-power", 1m)] }), Is.EqualTo(new[] { Refusals.IndicatorTwice }));

    [TestCase(0L, false)]
    [TestCase(-1L, false)]
    [TestCase(1L, true)]
    [TestCase(2_000_000_000L, true)]
    [TestCase(2_000_000_001L, false)]
    public void The_price_is_above_zero_and_within_the_bounty(long fen, bool allowed) =>
        Assert.That(Problems(c => c with { PriceFen = fen }), allowed ? Is.Empty : Is.EqualTo(new[] { Refusals.PriceOutOfRange }));

    [TestCase(Samples.Owner)]
    [TestCase(Samples.Subsidiary)]
    [Property("Rule", "R08")]
    public void The_owner_and_its_subsidiary_may_not_apply_contract_or_partner(string organisation)
    {
        Assert.That(Problems(c => c, new Representative("p-1", organisation)), Is.EqualTo(new[] { Refusals.RelatedToTheOwner }));
        Assert.That(Problems(c => c with { ContractingOrganisation = organisation }), Is.EqualTo(new[] { Refusals.RelatedToTheOwner }));
        Assert.That(Problems(_ => Consortium(p => p with { Organisation = organisation })), Is.EqualTo(new[] { Refusals.RelatedToTheOwner }));
        Assert.That(Problems(c => c with { ContractingOrganisation = $" {organisation} " }), Is.EqualTo(new[] { Refusals.RelatedToTheOwner }));
    }

    [TestCase(null)]
    [TestCase(false)]
    public void Without_the_promise_nothing_is_filed(bool? promise) => Assert.That(Problems(c => c with { Promise = promise }), Is.EqualTo(new[] { Refusals.PromiseMissing }));

    [Test]
    public void An_individual_names_the_unit_that_would_contract()
    {
        Assert.That(Problems(c => c with { Kind = SolverKind.Person, ContractingOrganisation = null, ContractingName = null }, new("p-1", null)),
            Is.EqualTo(new[] { Refusals.ContractingUnitMissing }));
        Assert.That(Problems(c => c with { Kind = SolverKind.Person, ContractingOrganisation = "org-workshop", ContractingName = "Golmud Saltworks Workshop Ltd" }, new("p-1", null)), Is.Empty);
    }

    [Test]
    public void Every_missing_part_is_named_at_once()
    {
        var problem = FilingRules.Problems(new ApplicationContent { Committed = [new("cell-output", 1m), new("melt-throughput", 1m)], Promise = true, ContractingOrganisation = "o", ContractingName = "O" }, Own, Samples.Terms()).Single();
        Assert.That(problem.Refusal, Is.EqualTo(Refusals.Incomplete));
        Assert.That(problem.Facts["fields"], Is.EqualTo(new[] { "solverName", "kind", "region", "route", "plan", "risks", "evidence", "priceFen", "durationMonths" }));
    }

    [Test]
    public void All_reasons_come_together_the_relation_to_the_owner_first()
    {
        var problems = Problems(c => c with { ContractingOrganisation = Samples.Owner, Promise = null, PriceFen = 0, Committed = [], Route = "the leader is a 52-year-old professor" });
        Assert.That(problems, Is.EqualTo(new[] { Refusals.RelatedToTheOwner, Refusals.PedigreeWording, Refusals.MustHaveUnanswered, Refusals.PriceOutOfRange, Refusals.PromiseMissing }));
    }

    [Test, Property("Rule", "R07")]
    public void Pedigree_wording_is_refused_with_every_passage_its_field_and_place()
    {
        const string Route = "The leader is a 52-year-old professor with a PhD.";
        var content = Samples.Content() with { Route = Route, Evidence = "项目负责人为教授，博士学位" };
        var problem = FilingRules.Problems(content, Own, Samples.Terms()).Single();
        Assert.That(problem.Refusal.Rule, Is.EqualTo("R07"));
        var passages = (IReadOnlyList<FoundWording>)problem.Facts["passages"]!;
        Assert.That(passages.Select(p => p.Field).Distinct(), Is.EqualTo(new[] { "route", "evidence" }));
        Assert.That(passages.Count(p => p.Field == "route"), Is.GreaterThanOrEqualTo(2));
        foreach (var passage in passages.Where(p => p.Field == "route")) Assert.That(Route.Substring(passage.Start, passage.Length), Is.EqualTo(passage.Passage));
    }

    [TestCase("route")]
    [TestCase("plan")]
    [TestCase("risks")]
    [TestCase("evidence")]
    [TestCase("solverName")]
    [TestCase("contractingName")]
    [TestCase("partners[0].name")]
    [TestCase("partners[0].tasks")]
    [TestCase("committed[cell-output].shown")]
    [TestCase("lead.tasks")]
    [TestCase("exclusions[0].reason")]
    [TestCase("people[0].name")]
    public void Every_text_is_scanned(string field)
    {
        const string Text = "led by Professor Li, PhD";
        var content = Samples.Consortium() with { Exclusions = [new(Person: "p-x", Reason: "an old quarrel")] };
        content = field switch
        {
            "route" => content with { Route = Text },
            "plan" => content with { Plan = Text },
            "risks" => content with { Risks = Text },
            "evidence" => content with { Evidence = Text },
            "solverName" => content with { SolverName = Text },
            "contractingName" => content with { ContractingName = Text },
            "partners[0].name" => Consortium(p => p with { Name = Text }),
            "partners[0].tasks" => Consortium(p => p with { Tasks = Text }),
            "committed[cell-output].shown" => content with { Committed = [content.Committed[0] with { Shown = Text }, .. content.Committed.Skip(1)] },
            "lead.tasks" => content with { Lead = content.Lead! with { Tasks = Text } },
            "exclusions[0].reason" => content with { Exclusions = [new(Person: "p-x", Reason: Text)] },
            _ => content with { People = [new("p-7", Text)] }
        };
        var terms = Samples.Terms();
        var problem = FilingRules.Problems(content, Own, terms with { Policy = terms.Policy with { MostExclusionRequests = 1 } }).Single();
        Assert.That(((IReadOnlyList<FoundWording>)problem.Facts["passages"]!).Select(p => p.Field), Has.All.EqualTo(field));
    }

    [Test]
    public void A_passage_that_the_solver_states_is_not_about_a_person_passes_once()
    {
        const string Text = "led by Professor Li";
        var found = (IReadOnlyList<FoundWording>)FilingRules.Problems(Samples.Content() with { Plan = Text }, Own, Samples.Terms()).Single().Facts["passages"]!;
        var statements = found.Select(f => new WordingStatement(f.Field, f.Passage, "the name of a furnace")).ToList();
        Assert.That(Problems(c => c with { Plan = Text, NotAboutAPerson = statements }), Is.Empty);
        Assert.That(Problems(c => c with { Plan = $"{Text}; {Text}", NotAboutAPerson = statements }), Is.EqualTo(new[] { Refusals.PedigreeWording }));
        Assert.That(Problems(c => c with { Risks = Text, NotAboutAPerson = statements }), Is.EqualTo(new[] { Refusals.PedigreeWording }));
        Assert.That(Problems(c => c with { Plan = Text, NotAboutAPerson = [.. statements.Select(s => s with { Reason = " " })] }), Is.EqualTo(new[] { Refusals.PedigreeWording }));
    }

    [TestCase("\u200b\u200b\u200b")]
    [TestCase("李\u200d明")]
    [TestCase("— · —")]
    public void A_name_that_cannot_be_read_is_refused(string name) => Assert.That(Problems(c => c with { SolverName = name }), Is.EqualTo(new[] { Refusals.NameIsInvisible }));

    [Test]
    public void Only_the_own_contracting_organisation_is_claimed()
    {
        Assert.That(FilingRules.ClaimedOrganisation(Samples.Content(), Own), Is.EqualTo("org-1"));
        Assert.That(FilingRules.ClaimedOrganisation(Samples.Content() with { ContractingOrganisation = "org-9" }, Own), Is.Null);
        Assert.That(FilingRules.ClaimedOrganisation(Samples.Content(), new Representative("p-1", null)), Is.Null);
    }
}
