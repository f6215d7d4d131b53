using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class CorrectionTests
{
    static readonly IReadOnlySet<string> All = new HashSet<string> { Correction.Values, Correction.Contracting, Correction.Partnership, Correction.Members };

    static Refusal? Refused(Correction correction, params string[] allowed) =>
        Assert.Catch(() => correction.Apply(Samples.Consortium(), allowed.ToHashSet())) is RefusedException refused ? refused.Refusal : null;

    [Test]
    public void Only_the_parts_that_a_finding_names_may_change()
    {
        (string Part, Correction Correction)[] corrections =
        [
            (Correction.Members, new Correction { People = [] }), (Correction.Values, new Correction { Committed = [] }), (Correction.Partnership, new Correction { Partners = [] }),
            (Correction.Contracting, new Correction { ContractingOrganisation = "org-9", ContractingName = "Nine" }), (Correction.Partnership, new Correction { Lead = new LeadPart("all", 1, 1) })
        ];
        foreach (var (part, correction) in corrections)
        {
            Assert.That(() => correction.Apply(Samples.Consortium(), new HashSet<string> { part }), Throws.Nothing);
            Assert.That(Refused(correction, [.. All.Where(p => p != part)]), Is.EqualTo(Refusals.PartMayNotChange));
        }
        Assert.That(Refused(new Correction(), [.. All]), Is.EqualTo(Refusals.PartMayNotChange));
    }

    [Test]
    public void A_partner_may_leave_and_none_may_join_or_change()
    {
        var filed = Samples.Consortium();
        var alone = new Correction { Partners = [] }.Apply(filed, All);
        Assert.That((alone.Partners.Count, alone.Lead, alone.Route), Is.EqualTo((0, (LeadPart?)null, filed.Route)));
        Assert.That(Refused(new Correction { Partners = [.. filed.Partners, new Partner("org-new", "New", "t", 1, 1)] }, Correction.Partnership), Is.EqualTo(Refusals.PartnersMayOnlyLeave));
        Assert.That(Refused(new Correction { Partners = [filed.Partners[0] with { AmountFen = 1 }] }, Correction.Partnership), Is.EqualTo(Refusals.PartnersMayOnlyLeave));
    }
}
