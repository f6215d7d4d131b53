using Challenges.Contracts.Publication;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Serving;

/// <summary>One running service with its own virtual host; its clock goes forward only, so each test opens a challenge of its own.</summary>
[TestFixture, Category("Service")]
public abstract class ServiceFixture
{
    BrokerForTests _broker = null!;

    protected ServiceUnderTest Service { get; private set; } = null!;

    protected TestBus Bus { get; private set; } = null!;

    /// <summary>What people are told.</summary>
    protected Ears Ears { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartService()
    {
        _broker = await BrokerForTests.Start();
        Service = await ServiceUnderTest.Start(ApplicationsModule.Module, broker: _broker, settings: new Dictionary<string, string?> { [Ears.Setting.Key] = Ears.Setting.Value });
        Ears = await Ears.Open(_broker);
        Bus = await TestBus.Connect(_broker);
    }

    [OneTimeTearDown]
    public async Task StopService()
    {
        if (Bus is not null) await Bus.DisposeAsync();
        if (Ears is not null) await Ears.DisposeAsync();
        if (Service is not null) await Service.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [TearDown]
    public async Task Nothing_that_must_hold_is_broken() => Assert.That(await Service.BrokenInvariants(), Is.Empty);

    /// <summary>With a formal check, of a department of its own: registers are kept by department.</summary>
    protected Task<Competition> OpenChecked(Func<Policy, Policy>? change = null)
    {
        var department = $"dept-{MassTransit.NewId.NextGuid():N}";
        return Competition.Open(Service, Bus, t => t with { Department = department, Policy = (change ?? (p => p))(Samples.Checked(t.Policy)) });
    }

    protected Task<Competition> Open() => Competition.Open(Service, Bus);
}
