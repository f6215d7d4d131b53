using CsCheck;

namespace Challenges.Applications.Tests.Rules;

/// <summary>R08 through any number of steps.</summary>
public sealed class RelatedOrganisationsTests
{
    static RelatedOrganisations Related(IReadOnlyList<Tie> ties, params string[] affiliates)
    {
        var related = new RelatedOrganisations("owner", affiliates);
        while (related.Ahead is { Count: > 0 } ahead) related.Follow([.. ties.Where(t => ahead.Contains(t.Organisation) || ahead.Contains(t.Other))]);
        return related;
    }

    static Tie Parent(string child, string parent) => new(child, parent, TieKind.Parent);

    static Tie Alias(string id, string alias) => new(id, alias, TieKind.Alias);

    [Test]
    [Property("Rule", "R08")]
    public void Parents_subsidiaries_and_aliases_are_tied_through_any_number_of_steps()
    {
        var related = Related([Parent("owner", "group"), Parent("group", "ministry"), Parent("child", "owner"), Parent("grandchild", "child-2"), Alias("child", "child-2"), Alias("group", "group-old")]);
        foreach (var tied in new[] { "owner", "group", "ministry", "child", "child-2", "grandchild", "group-old" }) Assert.That(related.ChainTo(tied), Is.Not.Null, tied);
        Assert.That(related.ChainTo("grandchild"), Is.EqualTo(new[] { "owner", "child", "child-2" }));
        Assert.That(related.ChainTo("owner"), Is.Empty);
    }

    [Test]
    public void A_common_parent_alone_ties_nobody()
    {
        var related = Related([Parent("owner", "ministry"), Parent("institute", "ministry"), Parent("stranger", "elsewhere")]);
        Assert.That((related.ChainTo("institute"), related.ChainTo("stranger")), Is.EqualTo(((IReadOnlyList<string>?)null, (IReadOnlyList<string>?)null)));
    }

    [Test]
    public void What_an_affiliate_of_the_list_owns_is_tied_too() =>
        Assert.That(Related([Parent("workshop", "named"), Alias("named", "named-2")], "named").ChainTo("workshop"), Is.EqualTo(new[] { "owner", "named" }));

    /// <summary>Against a naive closure: everything above, and everything below, with aliases as one.</summary>
    [Test]
    public void In_whatever_order_ties_are_known_the_same_organisations_are_tied() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7], Gen.Bool).List[0, 14].Sample(edges =>
        {
            string Name(int i) => i == 0 ? "owner" : $"o{i}";
            var ties = edges.Where(e => e.Item1 != e.Item2).Select(e => new Tie(Name(e.Item1), Name(e.Item2), e.Item3 ? TieKind.Alias : TieKind.Parent)).ToList();
            var (up, down) = (new HashSet<string> { "owner" }, new HashSet<string> { "owner" });
            for (var step = 0; step < 20; step++)
            {
                foreach (var t in ties)
                {
                    foreach (var set in new[] { up, down })
                    {
                        if (t.Kind != TieKind.Alias || !set.Contains(t.Organisation) && !set.Contains(t.Other)) continue;
                        set.Add(t.Organisation);
                        set.Add(t.Other);
                    }
                    if (t.Kind == TieKind.Parent && up.Contains(t.Organisation)) up.Add(t.Other);
                    if (t.Kind == TieKind.Parent && down.Contains(t.Other)) down.Add(t.Organisation);
                }
            }
            var related = Related(ties);
            for (var i = 0; i < 8; i++) Assert.That(related.ChainTo(Name(i)) is not null, Is.EqualTo(up.Contains(Name(i)) || down.Contains(Name(i))), Name(i));
        }, iter: 500);
}
