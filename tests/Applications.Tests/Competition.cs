using System.Net.Http.Json;
using Challenges.Applications.Drafting;
using Challenges.Applications.Filing;
using Challenges.Applications.Opening;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Applications.Tests;

/// <summary>One challenge in a running service, open for an hour from the service's clock, and those who deal with it.</summary>
public sealed class Competition
{
    static int _last;

    readonly ServiceUnderTest _service;

    readonly Func<ChallengeTerms, ChallengeTerms> _change;

    Competition(ServiceUnderTest service, TestBus bus, DateTimeOffset closes, Func<ChallengeTerms, ChallengeTerms>? change)
    {
        (_service, Bus, Closes, _change) = (service, bus, closes, change ?? (t => t));
        Number = $"QH-2022-{Interlocked.Increment(ref _last):000}";
    }

    public Guid Id { get; } = NewId.NextGuid();
    public string Number { get; }
    public DateTimeOffset Closes { get; }
    public DateTimeOffset Due => Closes.AddSeconds(60);
    public TestBus Bus { get; }
    public ChallengeTerms Terms => _change(Samples.Terms(Number, Closes));

    public static async Task<Competition> Open(ServiceUnderTest service, TestBus bus, Func<ChallengeTerms, ChallengeTerms>? change = null)
    {
        var competition = new Competition(service, bus, service.Clock.GetUtcNow().AddHours(1), change);
        await bus.Publish(Samples.PublishedEvent(competition.Id, competition.Terms));
        await Patience.Until(async () => (await service.Anonymous.GetAsync($"/challenges/{competition.Number}/opening")).IsSuccessStatusCode, $"{competition.Number} to be known");
        return competition;
    }

    public async Task Publish<T>(T message, Func<Intake, bool> until) where T : class
    {
        await Bus.Publish(message);
        await Patience.Until(async () => until((await Intake())!), typeof(T).Name);
    }

    public Task<Intake?> Intake() => _service.InScope(scope => scope.GetRequiredService<IntakeStore>().Find(Id, CancellationToken.None));

    public HttpClient Solver(string person, string? organisation = null, string language = "en") => _service.Client(Tokens.Mint(person, Roles.Solver, org: organisation), language);

    public HttpClient Officer(string? department = null) => _service.Client(Tokens.Mint("officer-1", Roles.Department, dept: department ?? Terms.Department));

    public HttpClient Auditor() => _service.Client(Tokens.Mint("auditor-1", Roles.Auditor));

    public Task<HttpResponseMessage> TryStart(HttpClient solver) => solver.Post($"/challenges/{Number}/applications");

    public async Task<Guid> Start(HttpClient solver) => (await (await TryStart(solver)).ShouldBe<StartedApplication>(201)).Id;

    public static async Task<ApplicationView> Save(HttpClient solver, Guid id, ApplicationContent? content = null)
    {
        var version = (await solver.GetAsync($"/applications/{id}")).Version();
        return await (await solver.Put($"/applications/{id}", content ?? Samples.Content(), version)).ShouldBe<ApplicationView>(200);
    }

    public static async Task<HttpResponseMessage> TrySubmit(HttpClient solver, Guid id, string? key = null) =>
        await solver.Post($"/applications/{id}/submit", version: (await solver.GetAsync($"/applications/{id}")).Version(), key: key);

    public static async Task<FilingAnswer> Submit(HttpClient solver, Guid id) => await (await TrySubmit(solver, id)).ShouldBe<FilingAnswer>(200);

    public static async Task<HttpResponseMessage> TryWithdraw(HttpClient solver, Guid id) =>
        await solver.Post($"/applications/{id}/withdraw", version: (await solver.GetAsync($"/applications/{id}")).Version());

    public static async Task<ApplicationView> Read(HttpClient solver, Guid id) => await (await solver.GetAsync($"/applications/{id}")).ShouldBe<ApplicationView>(200);

    /// <summary>Started, saved and filed.</summary>
    public async Task<(HttpClient Solver, Guid Id, FilingAnswer Filing)> File(string person, string organisation, ApplicationContent? content = null)
    {
        var solver = Solver(person, organisation);
        var id = await Start(solver);
        await Save(solver, id, (content ?? Samples.Content()) with { ContractingOrganisation = organisation });
        return (solver, id, await Submit(solver, id));
    }

    public async Task<OpeningView> Opening() => (await _service.Anonymous.GetFromJsonAsync<OpeningView>($"/challenges/{Number}/opening", JsonSettings.Web))!;

    public async Task Seal()
    {
        await _service.MoveTo(Due);
        await Patience.Until(async () => (await Opening()).Opened, $"{Number} to be opened");
    }

    /// <summary>Returns when everything that was published before has been consumed by then.</summary>
    public async Task Settle()
    {
        var other = await Open(_service, Bus);
        GC.KeepAlive(other);
    }
}
