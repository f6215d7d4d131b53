using System.Net.Http.Json;
using Challenges.Applications.Filing;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

/// <summary>The key of the receipts is replaced, and what the one before it signed stays good.</summary>
public sealed class KeyRotationTests
{
    [Test]
    public async Task A_receipt_verifies_after_its_key_was_replaced_and_names_the_key_that_signed_it()
    {
        var (first, second) = (ReceiptKey.NewPrivateKey(), ReceiptKey.NewPrivateKey());
        var settings = new Dictionary<string, string?> { ["Receipts:PrivateKey"] = first };
        await using var broker = await BrokerForTests.Start();
        await using var database = TestDatabase.Create();
        await using var bus = await TestBus.Connect(broker);
        FilingAnswer before;
        await using (var earlier = await ServiceUnderTest.Start(ApplicationsModule.Module, broker: broker, database: database, settings: settings))
            (_, _, before) = await (await Competition.Open(earlier, bus)).File("p-1", "org-1");
        using var former = new ReceiptKey(first);

        settings["Receipts:PrivateKey"] = second;
        settings["Receipts:PrivateKeyFrom"] = "2022-12-01T00:00:00Z";
        settings["Receipts:Former:0:PublicKey"] = former.PublicKey;
        settings["Receipts:Former:0:From"] = "2022-01-01T00:00:00Z";
        await using var service = await ServiceUnderTest.Start(ApplicationsModule.Module, broker: broker, database: database, settings: settings);
        var (_, _, after) = await (await Competition.Open(service, bus)).File("p-2", "org-2");
        Assert.That((before.Receipt.KeyId, after.Receipt.KeyId == before.Receipt.KeyId), Is.EqualTo((former.KeyId, false)));
        var published = (await service.Anonymous.GetFromJsonAsync<PublishedKey>("/receipts/key", JsonSettings.Web))!;
        Assert.That((published.KeyId, published.Keys.Count), Is.EqualTo((after.Receipt.KeyId, 2)));
        Assert.That(published.Keys.Select(k => (k.KeyId, k.From)), Is.EqualTo(new[]
        {
            (after.Receipt.KeyId, (DateTimeOffset?)new DateTimeOffset(2022, 12, 1, 0, 0, 0, TimeSpan.Zero)), (former.KeyId, new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero))
        }));
        foreach (var filing in new[] { before, after })
        {
            var verdict = await Verify(service, new SignedReceipt(filing.Receipt, filing.Signature));
            Assert.That((verdict.Genuine, verdict.KeyId), Is.EqualTo((true, filing.Receipt.KeyId)));
        }
        var forged = new SignedReceipt(before.Receipt with { KeyId = after.Receipt.KeyId }, before.Signature);
        Assert.That((await Verify(service, forged)).Genuine, Is.False, "one key's receipt is not another's");
        Assert.That((await Verify(service, forged with { Receipt = before.Receipt with { KeyId = "0000000000000000" } })).Genuine, Is.False, "a key that was never here");
    }

    [Test]
    public void Keys_without_an_order_stop_the_start()
    {
        using var current = new ReceiptKey(ReceiptKey.NewPrivateKey());
        using var former = new ReceiptKey(ReceiptKey.NewPrivateKey());
        var from = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Throws<InvalidOperationException>(() => new ReceiptKeys(current, null, [(former, from)]));
        Assert.Throws<InvalidOperationException>(() => new ReceiptKeys(current, from, [(former, from)]));
        Assert.Throws<InvalidOperationException>(() => new ReceiptKeys(current, from.AddDays(1), [(current, from)]));
    }

    static async Task<Verified> Verify(ServiceUnderTest service, SignedReceipt receipt) => await (await service.Anonymous.PostAsJsonAsync("/receipts/verify", receipt, JsonSettings.Web)).ShouldBe<Verified>(200);
}
