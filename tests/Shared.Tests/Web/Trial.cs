using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

/// <summary>The trial service that the tests of this folder share.</summary>
[SetUpFixture]
public sealed class Trial
{
    public static ServiceUnderTest Service { get; private set; } = null!;

    public static string Solver { get; } = Tokens.Mint("s-1", Roles.Solver, org: "o-1");

    internal static async Task<Note> TakeNote(string text = "a note", DateTimeOffset? ringAt = null)
    {
        using var client = Service.Client(Solver);
        return await (await client.Post("/notes", new { text, ringAt })).ShouldBe<Note>(201);
    }

    [OneTimeSetUp]
    public async Task Start() => Service = await ServiceUnderTest.Start(TrialModule.Module);

    [OneTimeTearDown]
    public async Task Stop() => await Service.DisposeAsync();
}
