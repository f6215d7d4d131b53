using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

public sealed class Applications(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
    : ServiceClient("applications", clients, context, tongue, bearer, log)
{
    public Task<Reply<OpeningView>> Opening(string number) => Get<OpeningView>($"/challenges/{Part(number)}/opening");

    public Task<Reply<RegionsView>> Regions(string number) => Get<RegionsView>($"/challenges/{Part(number)}/regions");

    public Task<Reply<PublishedKey>> ReceiptKey() => Get<PublishedKey>("/receipts/key");

    public Task<Reply<ReceiptVerified>> VerifyReceipt(JsonElement receipt) => Post<ReceiptVerified>("/receipts/verify", receipt, null);

    public Task<Reply<ProofVerdict>> VerifyInclusion(string number, JsonElement proof) => Post<ProofVerdict>($"/challenges/{Part(number)}/opening/verify", proof, null);

    public Task<Reply<MayIApply>> MayIApply(string number) => Get<MayIApply>($"/challenges/{Part(number)}/application-stand");

    public Task<Reply<StartedApplication>> Start(string number, string key) => Post<StartedApplication>($"/challenges/{Part(number)}/applications", new { }, key);

    public Task<Reply<MyApplications>> Mine() => Get<MyApplications>("/applications");

    public Task<Reply<ApplicationView>> One(Guid id) => Get<ApplicationView>($"/applications/{id:D}");

    public Task<Reply<ApplicationView>> Save(Guid id, JsonObject content, string? version) => Put<ApplicationView>($"/applications/{id:D}", content, version);

    public Task<Reply<BlindPreview>> Preview(Guid id) => Get<BlindPreview>($"/applications/{id:D}/preview");

    public Task<Reply<FilingAnswer>> Submit(Guid id, string? version, string key) => Post<FilingAnswer>($"/applications/{id:D}/submit", new { }, key, version);

    public Task<Reply<WithdrawalAnswer>> Withdraw(Guid id, string? version, string key) => Post<WithdrawalAnswer>($"/applications/{id:D}/withdraw", new { }, key, version);

    public Task<Reply<ReceiptChain>> Receipt(Guid id) => Get<ReceiptChain>($"/applications/{id:D}/receipt");

    public Task<Reply<Raw>> Inclusion(Guid id) => GetRaw($"/applications/{id:D}/inclusion");

    public Task<Reply<AttachedFile>> Attach(Guid id, Stream file, string name, string key)
    {
        var content = new StreamContent(file) { Headers = { ContentType = new("application/octet-stream"), ContentDisposition = new("attachment") { FileNameStar = name } } };
        return Post<AttachedFile>($"/applications/{id:D}/attachments", content, key);
    }

    public Task<Reply<Raw>> Detach(Guid id, Guid attachment, string? version) => Delete<Raw>($"/applications/{id:D}/attachments/{attachment:D}", version);

    public Task<Reply<AttachmentList>> Attachments(Guid id) => Get<AttachmentList>($"/applications/{id:D}/attachments");

    public Task<Reply<ParticipationView>> Participation(Guid id) => Get<ParticipationView>($"/participations/{id:D}");

    public Task<Reply<ParticipationConfirmed>> ConfirmParticipation(Guid id, string? version, string key) => Post<ParticipationConfirmed>($"/participations/{id:D}/confirm", new { }, key, version);

    public Task<Reply<OwnCheckView>> FormalCheck(Guid id) => Get<OwnCheckView>($"/applications/{id:D}/formal-check");

    public Task<Reply<MendedAnswer>> Correct(Guid id, JsonObject correction, string key) => Post<MendedAnswer>($"/applications/{id:D}/corrections", correction, key);

    public Task<Reply<AskedDefence>> Defence(Guid id) => Get<AskedDefence>($"/applications/{id:D}/defence");

    public Task<Reply<AskedDefence>> SaveDefence(Guid id, DefenceDraft draft, string? version) => Put<AskedDefence>($"/applications/{id:D}/defence", draft, version);

    public Task<Reply<DefenceSent>> SendDefence(Guid id, string? version, string key) => Post<DefenceSent>($"/applications/{id:D}/defence/submit", new { }, key, version);
}
