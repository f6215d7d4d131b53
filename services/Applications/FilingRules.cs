using Challenges.Contracts.Publication;
using Challenges.Shared.Pedigree;
using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>What a content must satisfy to be filed, apart from the time: all reasons at once, the gravest first.</summary>
public static class FilingRules
{
    /// <param name="related">Whoever the register ties to the owner; null: only those that the list itself names.</param>
    public static IEnumerable<RefusedException> Problems(ApplicationContent content, Representative representative, ChallengeTerms terms, RelatedOrganisations? related = null)
    {
        if (WhyRelated(Organisations(content, representative), terms, related) is { } tied) yield return tied;

        var passages = OpenPassages(Texts(content), content.NotAboutAPerson);
        if (passages.Count > 0) yield return Refusals.PedigreeWording.With(("passages", passages));

        var known = terms.Indicators.Select(i => i.Key).ToHashSet();
        var committed = content.Committed.Where(c => c.Indicator is not null).ToList();
        var unanswered = terms.Indicators.Where(i => i.MustHave && !committed.Any(c => c.Indicator == i.Key && c.Value is not null)).Select(i => i.Key).ToList();
        if (unanswered.Count > 0) yield return Refusals.MustHaveUnanswered.With(("indicators", unanswered));

        var unknown = committed.Select(c => c.Indicator!).Where(key => !known.Contains(key)).Distinct().ToList();
        if (unknown.Count > 0) yield return Refusals.UnknownIndicator.With(("indicators", unknown));

        var twice = committed.GroupBy(c => c.Indicator!).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        if (twice.Count > 0) yield return Refusals.IndicatorTwice.With(("indicators", twice));

        if (content.PriceFen is { } price && (price <= 0 || price > terms.BountyFen))
        {
            yield return Refusals.PriceOutOfRange.With(("price", Fact.Yuan(price)), ("bounty", Fact.Yuan(terms.BountyFen)));
        }

        if (Blank(content.ContractingOrganisation) || Blank(content.ContractingName)) yield return Refusals.ContractingUnitMissing.Now();
        if (content.Promise != true) yield return Refusals.PromiseMissing.Now();

        foreach (var problem in ConsortiumRules.Problems(content, representative, terms).Concat(ExclusionRules.Problems(content, terms))) yield return problem;

        var missing = Missing(content).ToList();
        if (missing.Count > 0) yield return Refusals.Incomplete.With(("fields", missing));

        var invisible = Names(content).Where(n => !Blank(n.Text) && !VisibleText.HasLetter(n.Text!)).Select(n => n.Field).ToList();
        if (invisible.Count > 0) yield return Refusals.NameIsInvisible.With(("fields", invisible));
    }

    /// <summary>R08: neither the owner of the problem nor its parents and subsidiaries, under any alias, may apply, contract or take part as a partner.</summary>
    public static RefusedException? WhyRelated(IEnumerable<string> organisations, ChallengeTerms terms, RelatedOrganisations? related = null)
    {
        var barred = organisations.Where(o => o == terms.OwnerOrganisation || terms.OwnerAffiliates.Contains(o) || related?.ChainTo(o) is not null).ToList();
        return barred.Count > 0 ? Refusals.RelatedToTheOwner.With(("organisations", barred)) : null;
    }

    /// <summary>R05: what becomes at the close of an application that was not confirmed after an amendment of indicators or bounty. Excluded, unless the profile says otherwise.</summary>
    public static bool OpensUnconfirmed(ChallengeTerms terms) => terms.Policy.UnconfirmedApplications == "open-as-filed";

    public static IReadOnlyList<string> Organisations(ApplicationContent content, Representative representative) =>
        [.. content.Partners.Select(p => p.Organisation).Append(content.ContractingOrganisation).Append(representative.Organisation)
            .Where(o => !Blank(o)).Select(o => o!.Trim()).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// The organisation that is the solver beside the person: the contracting one, when it is the representative's own by the verified token. A unit that is only named
    /// claims nothing, since the answer would tell an outsider whether that unit has filed (R06).
    /// </summary>
    public static string? ClaimedOrganisation(ApplicationContent content, Representative representative) =>
        content.ContractingOrganisation?.Trim() is { Length: > 0 } unit && unit == representative.Organisation ? unit : null;

    static IEnumerable<string> Missing(ApplicationContent content)
    {
        if (Blank(content.SolverName)) yield return "solverName";
        if (content.Kind is null) yield return "kind";
        if (Blank(content.Region)) yield return "region";
        if (Blank(content.Route)) yield return "route";
        if (Blank(content.Plan)) yield return "plan";
        if (Blank(content.Risks)) yield return "risks";
        if (Blank(content.Evidence)) yield return "evidence";
        if (content.PriceFen is null) yield return "priceFen";
        if (content.DurationMonths is null) yield return "durationMonths";
        for (var i = 0; i < content.Committed.Count; i++)
        {
            if (Blank(content.Committed[i].Indicator) || content.Committed[i].Value is null) yield return $"committed[{i}]";
        }
        for (var i = 0; i < content.Partners.Count; i++)
        {
            if (Blank(content.Partners[i].Organisation) || Blank(content.Partners[i].Name)) yield return $"partners[{i}]";
        }
        for (var i = 0; i < content.People.Count; i++)
        {
            if (Blank(content.People[i].Id) || Blank(content.People[i].Name)) yield return $"people[{i}]";
        }
    }

    static IEnumerable<(string Field, string? Text)> Names(ApplicationContent content) =>
    [
        ("solverName", content.SolverName), ("contractingName", content.ContractingName),
        .. content.Partners.Select((p, i) => ($"partners[{i}].name", p.Name)), .. content.People.Select((p, i) => ($"people[{i}].name", p.Name))
    ];

    /// <summary>Under the key of its indicator, which stays when rows come and go.</summary>
    public static IEnumerable<(string Field, string? Text)> Demonstrations(ApplicationContent content) =>
        content.Committed.Where(c => !Blank(c.Shown)).Select(c => ($"committed[{c.Indicator}].shown", c.Shown));

    static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    /// <summary>R07 over texts: the passages that no statement of the solver covers.</summary>
    public static IReadOnlyList<FoundWording> OpenPassages(IEnumerable<(string Field, string? Text)> texts, IReadOnlyList<WordingStatement> notAboutAPerson)
    {
        var statements = notAboutAPerson.Where(s => !Blank(s.Reason)).ToList();
        var open = new List<FoundWording>();
        foreach (var (field, text) in texts)
        {
            foreach (var passage in PedigreeScan.Find(text ?? ""))
            {
                var covered = statements.FindIndex(s => s.Field == field && s.Passage == passage.Text);
                if (covered >= 0) statements.RemoveAt(covered);
                else open.Add(new FoundWording(field, passage.Start, passage.Length, passage.Text, passage.Kind));
            }
        }
        return open;
    }

    static IEnumerable<(string Field, string? Text)> Texts(ApplicationContent content) =>
    [
        .. Names(content), ("region", content.Region), ("route", content.Route), ("plan", content.Plan), ("risks", content.Risks), ("evidence", content.Evidence),
        ("lead.tasks", content.Lead?.Tasks), .. content.Partners.Select((p, i) => ($"partners[{i}].tasks", p.Tasks)),
        .. Demonstrations(content), .. (content.Exclusions ?? []).Select((e, i) => ($"exclusions[{i}].reason", e.Reason))
    ];
}

/// <param name="Start">Offset into the field as it was sent, in UTF-16 units.</param>
/// <param name="Kind"><c>age</c>, <c>birth</c>, <c>degree</c>, <c>title</c> or <c>rank</c>.</param>
public sealed record FoundWording(string Field, int Start, int Length, string Passage, string Kind)
{
    public override string ToString() => $"{Field} “{Passage}”";
}
