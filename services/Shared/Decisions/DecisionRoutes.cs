using Challenges.Shared.Database;
using Challenges.Shared.Web;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared.Decisions;

/// <summary>The decisions of a challenge over HTTP: the head for all, records for whom the service lets see them, and the verification of both.</summary>
static class DecisionRoutes
{
    public static readonly string[] TextKeys = ["decisions.how", "decisions.same", "decisions.differs", "decisions.cannotTell"];

    public static void AddDecisions(this IServiceCollection services, DecisionRules rules)
    {
        services.AddSingleton(rules).AddScoped<DecisionStore>().AddScoped<DecisionVerifier>();
        services.AddScoped(p => new DecisionJournal(p.GetRequiredService<SqlSession>(), p.GetRequiredService<DecisionStore>(), rules, p.GetRequiredService<IPublishEndpoint>()));
    }

    public static void MapDecisions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/decisions/{number}", Read).AllowPublic();
        app.MapPost("/decisions/{number}/verify", Verify).AllowPublic();
    }

    static async Task<Answer<DecisionsView>> Read(string number, Caller caller, HttpContext http, ServiceModule module, DecisionStore store, Texts texts, CancellationToken cancel)
    {
        var sight = await SightOf(http, module, number, caller, cancel);
        var rows = (await store.Rows(number, cancel)).Select(row => (Row: row, Record: DecisionVerifier.Parse(row.Record))).Where(r => sight.Shows(r.Record?.Kind));
        return Answer.Ok(new DecisionsView(number, module.Name, await HeadOf(number, store, cancel),
            [.. rows.Select(r => new DecisionView(r.Row.Sequence, r.Row.Hash, r.Row.Record, r.Record, r.Row.Result,
                sight.ShowsInputs(r.Record?.Kind) ? r.Row.Inputs : null, sight.All ? r.Row.Actor : null, sight.All ? r.Row.Salt : null))],
            texts.Bilingual("decisions.how")));
    }

    /// <param name="inHand">May be absent; a published head that the chain must still contain.</param>
    static async Task<Answer<VerificationView>> Verify(string number, [FromBody] HeadInHand? inHand, Caller caller, HttpContext http, ServiceModule module, DecisionStore store, DecisionVerifier verifier,
        Texts texts, CancellationToken cancel)
    {
        var sight = await SightOf(http, module, number, caller, cancel);
        var verdicts = await verifier.Verify(number, inHand is null ? null : new DecisionHead(inHand.Sequence, inHand.Hash), cancel);
        return Answer.Ok(new VerificationView(number, module.Name, await HeadOf(number, store, cancel), verdicts.All(v => v.Finding == Finding.Same),
            [.. verdicts.Where(v => v.Kind is null || sight.Shows(v.Kind)).Select(v => VerdictView.Of(v, texts))]));
    }

    static async Task<DecisionSight> SightOf(HttpContext http, ServiceModule module, string number, Caller caller, CancellationToken cancel)
    {
        var sight = await module.Decisions!.SightOf(http.RequestServices, number, caller, cancel);
        return sight.Exists ? sight : throw SharedRefusals.NoSuchAddress.Now();
    }

    static async Task<DecisionHead?> HeadOf(string number, DecisionStore store, CancellationToken cancel) =>
        (await store.Heads(number, cancel)) is [var head, ..] ? new DecisionHead(head.Sequence, head.Hash) : null;
}
