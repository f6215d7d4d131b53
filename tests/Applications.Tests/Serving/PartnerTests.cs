using Challenges.Applications.Partnering;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

public sealed class PartnerTests : ServiceFixture
{
    [Test]
    public async Task A_partner_reads_its_own_part_confirms_it_and_nobody_else_finds_anything()
    {
        var competition = await Open();
        var (lead, partner) = (competition.Solver("p-1", "org-1"), competition.Solver("p-2", "org-2"));
        var id = await competition.Start(lead);
        var address = $"/participations/{id}";
        await (await partner.GetAsync(address)).ShouldRefuse(Refusals.NotFound);
        var view = await Competition.Save(lead, id, Samples.Consortium());
        Assert.That(view.UnconfirmedPartners, Is.EqualTo(new[] { "Wuhan test works" }));
        await (await Competition.TrySubmit(lead, id)).ShouldRefuse(Refusals.PartnersUnconfirmed);

        var text = await (await partner.GetAsync(address)).Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("runs the tests").And.Not.Contain("builds the cells").And.Not.Contain("argon").And.Not.Contain("Chen Hao"));
        var read = await partner.GetAsync(address);
        Assert.That((await read.ShouldBe<ParticipationView>(200)).Confirmed, Is.False);
        foreach (var stranger in new[] { lead, competition.Solver("p-3", "org-3"), competition.Solver("p-4") }) await (await stranger.GetAsync(address)).ShouldRefuse(Refusals.NotFound);
        await (await competition.Solver("p-3", "org-3").Post($"{address}/confirm", version: read.Version())).ShouldRefuse(Refusals.NotFound);
        await (await partner.Post($"{address}/confirm", version: read.Version() - 1)).ShouldRefuse(SharedRefusals.VersionDiffers);
        await (await partner.Post($"{address}/confirm", version: read.Version())).ShouldBe<ParticipationConfirmed>(200);
        Assert.That((await Competition.Read(lead, id)).UnconfirmedPartners, Is.Empty);
        await Competition.Submit(lead, id);

        var content = Samples.Consortium();
        await Competition.Save(lead, id, content with { Partners = [content.Partners[0] with { AmountFen = 0 }], Lead = content.Lead! with { AmountFen = content.PriceFen } });
        await (await Competition.TrySubmit(lead, id)).ShouldRefuse(Refusals.PartnersUnconfirmed);
        await Competition.Save(lead, id, content);
        await Competition.Submit(lead, id);
        await Service.MoveTo(competition.Closes);
        await (await partner.Post($"{address}/confirm", version: (await partner.GetAsync(address)).Version())).ShouldRefuse(Refusals.DeadlineHasPassed);
    }
}
