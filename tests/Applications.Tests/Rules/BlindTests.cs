using System.Text.Json;
using Challenges.Contracts.Applications;
using Challenges.Shared.Web;

namespace Challenges.Applications.Tests.Rules;

public sealed class BlindTests
{
    /// <summary>The content's properties that reviewers may read. A new property is invisible until it is listed here and in <see cref="ApplicationEvents.Blind"/>.</summary>
    static readonly string[] Visible = ["Route", "Plan", "Risks", "Evidence", "Committed", "PriceFen", "DurationMonths"];

    static readonly string[] Hidden = ["SolverName", "Kind", "Region", "ContractingOrganisation", "ContractingName", "Partners", "People", "Promise", "NotAboutAPerson", "Lead", "Exclusions"];

    [Test]
    public void Every_property_of_the_content_is_decided_visible_or_hidden() =>
        Assert.That(typeof(ApplicationContent).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name), Is.EquivalentTo(Visible.Concat(Hidden)));

    [Test]
    public void The_blind_view_has_exactly_the_visible_properties() =>
        Assert.That(typeof(BlindContent).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name), Is.EquivalentTo(Visible.Concat(["Attachments", "Demonstrations"])));

    [Test, Property("Case", "B31")]
    public void Nothing_hidden_reaches_the_opened_event_but_the_opaque_ids_for_conflicts()
    {
        var terms = Samples.Terms();
        var intake = Samples.Intake(terms with { Policy = terms.Policy with { MostExclusionRequests = 1 } });
        var application = Samples.Application(intake, Samples.Consortium() with
        {
            NotAboutAPerson = [new("plan", "x", "statement-of-reason")],
            Exclusions = [new(Organisation: "org-rival", Reason: "competes for the same patent")]
        });
        var (document, _) = application.Submit(intake, Samples.Open, Samples.Promise, "nonce-0", "receipt-0", "key");
        intake.CountFiling(ApplicationState.Draft);
        intake.Seal([new(application.Id, 1, document.Digest(), document.Digest())], Sealing.Codes.Draw, Samples.Due);
        intake.Conclude(1, Samples.Due);
        var opened = ApplicationEvents.Opened(intake, "AAAA-2222", document);
        // The random id of the challenge may hold any digits.
        var json = JsonSerializer.Serialize(opened with { ChallengeId = Guid.Empty }, JsonSettings.Web);
        foreach (var secret in new[] { "Jianghan", "Wuhan", "Chen Hao", "Hubei", "runs the tests", "builds the cells", "7500", "p-partner", "statement-of-reason", "nonce-0", "receipt-0", application.Id.ToString(), document.Digest(), "promise" })
        {
            Assert.That(json, Does.Not.Contain(secret).IgnoreCase);
        }
        Assert.That(opened.Parties.Organisations, Is.EqualTo(new[] { "org-1", "org-2" }));
        Assert.That(opened.Parties.People, Is.EqualTo(new[] { "p-1", "p-7" }));
        Assert.That(opened.Parties.Exclusions!.Select(e => (e.Organisation, e.Person, e.Reason)), Is.EqualTo(new[] { ("org-rival", (string?)null, "competes for the same patent") }));
        Assert.That((opened.SealedCount, opened.AdmittedCount), Is.EqualTo((1, (int?)1)));
    }

    [Test]
    public void Names_of_the_solver_in_the_texts_are_pointed_out()
    {
        var content = Samples.Content() with { Plan = "We at jianghan materials ltd do it; Chen Hao leads." };
        Assert.That(Drafting.Identifying.Places(content).Select(p => (p.Field, content.Plan.Substring(p.Start, p.Length))),
            Is.EqualTo(new[] { ("plan", "jianghan materials ltd"), ("plan", "Chen Hao") }));
    }
}
