using Challenges.Shared.Clock;
using Challenges.Shared.Web;
using Challenges.TestKit;

namespace Challenges.Shared.Tests.Web;

public sealed class ClockTests
{
    ServiceUnderTest _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = await ServiceUnderTest.Start(TrialModule.Module, broker: Trial.Service.Broker, settings: new Dictionary<string, string?> { ["Clock:Simulated"] = "true" });

    [OneTimeTearDown]
    public async Task Stop() => await _service.DisposeAsync();

    [Test]
    public async Task A_simulated_clock_can_be_read_and_moved_forward_and_deadlines_have_run_when_it_answers()
    {
        var now = (await (await _service.Anonymous.GetAsync("/clock")).ShouldBe<ClockReading>(200)).Now;
        using var client = _service.Client(Trial.Solver);
        var note = await (await client.Post("/notes", new { text = "ring", ringAt = now.AddDays(30) })).ShouldBe<Note>(201);

        var moved = await (await client.Post("/clock", new { now = now.AddDays(31) })).ShouldBe<ClockReading>(200);

        Assert.That(moved.Now, Is.EqualTo(now.AddDays(31)));
        var rung = await (await client.GetAsync($"/notes/{note.Id}")).ShouldBe<Note>(200);
        Assert.That(rung.RungAt, Is.EqualTo(now.AddDays(31)));
    }

    [Test]
    public async Task It_never_goes_back()
    {
        var now = _service.Clock.GetUtcNow();
        await (await _service.Anonymous.Post("/clock", new { now = now.AddSeconds(-1) })).ShouldRefuse(SharedRefusals.ClockGoesForwardOnly);
        Assert.That(_service.Clock.GetUtcNow(), Is.EqualTo(now));
    }

    [Test]
    public async Task A_service_with_a_real_clock_has_no_such_address() =>
        await (await Trial.Service.Anonymous.GetAsync("/clock")).ShouldRefuse(SharedRefusals.NoSuchAddress);

    [Test]
    public void A_running_clock_goes_on_from_where_it_was_set()
    {
        var start = DateTimeOffset.UnixEpoch;
        var clock = new SettableClock(start, runs: true);
        Assert.That(SpinWait.SpinUntil(() => clock.GetUtcNow() > start, TimeSpan.FromSeconds(5)), Is.True);
        Assert.That(clock.TryMoveTo(start), Is.False);
        clock.MoveTo(start.AddDays(1));
        Assert.That(clock.GetUtcNow(), Is.GreaterThanOrEqualTo(start.AddDays(1)).And.LessThan(start.AddDays(1).AddMinutes(5)));
    }
}
