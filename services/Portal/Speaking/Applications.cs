using System.Text.Json;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;

namespace Challenges.Portal.Speaking;

public sealed class Applications(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, ILogger<ServiceClient> log)
    : ServiceClient("applications", clients, context, tongue, bearer, log)
{
    public Task<Reply<OpeningView>> Opening(string number) => Get<OpeningView>($"/challenges/{Part(number)}/opening");

    public Task<Reply<PublishedKey>> ReceiptKey() => Get<PublishedKey>("/receipts/key");

    public Task<Reply<ReceiptVerified>> VerifyReceipt(JsonElement receipt) => Post<ReceiptVerified>("/receipts/verify", receipt, null);

    public Task<Reply<ProofVerdict>> VerifyInclusion(string number, JsonElement proof) => Post<ProofVerdict>($"/challenges/{Part(number)}/opening/verify", proof, null);
}
