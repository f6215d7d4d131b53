using System.Net.Sockets;
using System.Text;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

/// <summary>Requests that arrive piece by piece, over a bare socket.</summary>
public sealed class ArrivalTests
{
    const string Body = """{"text":"slow"}""";

    ServiceUnderTest _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await ServiceUnderTest.Start(TrialModule.Module, broker: Trial.Service.Broker,
        settings: new Dictionary<string, string?> { ["Http:BodyTimeoutSeconds"] = "1" });

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    static async Task<NetworkStream> Begin(ServiceUnderTest service)
    {
        var client = new TcpClient();
        await client.ConnectAsync(service.Address.Host, service.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /arrivals HTTP/1.1\r\nHost: trial\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n"));
        // The service asks for the body when it begins to read it.
        var goOn = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await stream.ReadExactlyAsync(goOn, limit.Token);
        Assert.That(Encoding.ASCII.GetString(goOn), Does.StartWith("HTTP/1.1 100"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Body[..5]));
        return stream;
    }

    static async Task<string> End(NetworkStream stream)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(limit.Token);
    }

    [Test]
    public async Task A_request_arrives_when_its_head_does_not_when_its_body_ends()
    {
        var arrived = Trial.Service.Clock.GetUtcNow();
        await using var stream = await Begin(Trial.Service);
        Trial.Service.Clock.Advance(TimeSpan.FromMinutes(1));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Body[5..]));

        Assert.That(await End(stream), Does.Contain($"\"{arrived.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}\""));
    }

    [Test]
    public async Task A_body_that_takes_longer_than_allowed_is_refused()
    {
        await using var stream = await Begin(_service);
        var answer = await End(stream);
        Assert.That(answer, Does.StartWith("HTTP/1.1 408").And.Contain(SharedRefusals.BodyTooSlow.Code));
    }
}
