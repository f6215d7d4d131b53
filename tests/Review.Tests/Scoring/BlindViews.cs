using System.Text.Json;
using Challenges.Contracts.Applications;
using Challenges.Review.Scoring;
using Challenges.Shared.Files;
using Challenges.Shared.Web;

namespace Challenges.Review.Tests.Scoring;

public sealed class BlindViews
{
    [Test]
    public void The_blind_view_holds_what_is_listed_here_and_nothing_else()
    {
        Assert.That(Names(typeof(BlindApplication)), Is.EquivalentTo(new[] { "Code", "Route", "Plan", "Risks", "Evidence", "Committed", "PriceFen", "DurationMonths", "Demonstrations", "Attachments" }));
        Assert.That(Names(typeof(BlindAttachment)), Is.EquivalentTo(new[] { "Name", "MediaType", "Bytes", "Sha256", "Href" }));
        Assert.That(Names(typeof(BlindCommitment)), Is.EquivalentTo(new[] { "Indicator", "Value" }));
        Assert.That(Names(typeof(BlindDemonstration)), Is.EquivalentTo(new[] { "Indicator", "Text" }));
    }

    [Test, Property("Case", "B40")]
    public void Nothing_of_the_parties_reaches_it()
    {
        var json = JsonSerializer.Serialize(BlindApplication.Of("A4", Qinghai.Content("A4")), JsonSettings.Web);
        var parties = Qinghai.Application("A4").Parties;
        foreach (var id in parties.Organisations.Concat(parties.People)) Assert.That(json, Does.Not.Contain(id));
    }

    [Test, Property("Case", "B32")]
    public void A_seated_reviewer_gets_a_link_to_each_file_and_nobody_the_secret_that_signs_it()
    {
        var file = new OpenedAttachment { Name = "QH-2022-01_A4_01.pdf", MediaType = "application/pdf", Bytes = 9, Sha256 = new string('a', 64), Copy = new string('c', 32), LinkKey = "link-secret" };
        var content = Qinghai.Content("A4") with { Attachments = [file] };
        var now = DateTimeOffset.UnixEpoch;
        var seated = BlindApplication.Of("A4", content, a => CopyLink.Mint(a.Copy, a.LinkKey, "e-1", now));
        Assert.That(seated.Attachments.Single().Href, Does.StartWith($"/review-copies/{file.Copy}?until=300&mac="));
        Assert.That(BlindApplication.Of("A4", content).Attachments.Single().Href, Is.Null);
        Assert.That(JsonSerializer.Serialize(seated, JsonSettings.Web), Does.Not.Contain("link-secret"));
    }

    [Test, Property("Case", "B41")]
    public void A_new_property_of_the_content_waits_to_be_listed() =>
        Assert.That(Names(typeof(BlindContent)), Is.SubsetOf(Names(typeof(BlindApplication))), "decide whether reviewers may see it");

    [Test]
    public void The_order_is_the_reviewers_own_and_fixed()
    {
        var review = Qinghai.Declared();
        string[] Order(string person) => [.. Qinghai.Codes.OrderBy(code => ReadApplications.Place(review.SeatOf(person), code), StringComparer.Ordinal)];
        var first = Order("E1");
        Assert.That(Order("E1"), Is.EqualTo(first));
        Assert.That(Qinghai.Members.Take(6).Select(p => string.Join(' ', Order(p))).Distinct().Count(), Is.GreaterThan(1));
    }

    static IEnumerable<string> Names(Type type) => type.GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract");
}
