using System.Globalization;
using Challenges.Shared.Database;
using Challenges.Shared.Decisions;
using Challenges.Shared.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Shared;

/// <summary>What an operator runs beside the service: <c>migrate</c>, <c>check</c>, <c>verify [NUMBER]</c>, <c>errors</c>, <c>errors requeue [QUEUE|MESSAGE-ID]</c>.</summary>
internal sealed class Commands(ServiceModule module, IServiceProvider services, TextWriter output)
{
    public const string Usage = "Commands: none (serve) | migrate | check | verify [NUMBER] | errors | errors requeue [QUEUE or MESSAGE-ID]";

    /// <summary>0 when all is well, 1 when something needs attention, 2 for an unknown command.</summary>
    public async Task<int> Run(string[] args, CancellationToken cancel = default)
    {
        switch (args)
        {
            case ["migrate"]:
                await services.GetRequiredService<Migrator>().Run(cancel);
                await output.WriteLineAsync($"The database of {module.Name} is up to date.");
                return 0;
            case ["check"]:
                return await Check(cancel);
            case ["verify"] when module.Decisions is not null:
                return await Verify(null, cancel);
            case ["verify", var number] when module.Decisions is not null:
                return await Verify(number, cancel);
            case ["errors"]:
                return await List(cancel);
            case ["errors", "requeue", .. var what]:
                return await Requeue(what.FirstOrDefault(), cancel);
            default:
                await output.WriteLineAsync(Usage);
                return 2;
        }
    }

    async Task<int> Check(CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<SqlSession>();
        var broken = 0;
        foreach (var invariant in module.Invariants)
        {
            foreach (var row in await session.Query<dynamic>(invariant.Sql, null, cancel))
            {
                broken++;
                var values = ((IDictionary<string, object?>)row).Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}={v.Value}"));
                await output.WriteLineAsync($"BROKEN {invariant.Name}: {string.Join(' ', values)}");
            }
        }
        await output.WriteLineAsync($"{module.Invariants.Count} invariants of {module.Name}, {broken} rows break them.");
        return broken == 0 ? 0 : 1;
    }

    async Task<int> Verify(string? number, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var verifier = scope.ServiceProvider.GetRequiredService<DecisionVerifier>();
        var (records, bad) = (0, 0);
        foreach (var one in number is null ? await scope.ServiceProvider.GetRequiredService<DecisionStore>().Numbers(cancel) : [number])
        {
            foreach (var verdict in await verifier.Verify(one, null, cancel))
            {
                records++;
                if (verdict.Finding != Finding.Same) bad++;
                var finding = verdict.Finding switch { Finding.Same => "same", Finding.Differs => $"DIFFERS: {verdict.Where}", _ => $"CANNOT TELL, missing: {verdict.Missing}" };
                await output.WriteLineAsync($"{one} {verdict.Sequence} {verdict.Kind ?? "?"} {verdict.Engine ?? "?"} {finding}");
            }
        }
        await output.WriteLineAsync($"{records} decisions of {module.Name}, {bad} not the same.");
        return bad == 0 ? 0 : 1;
    }

    async Task<int> List(CancellationToken cancel)
    {
        var dead = await services.GetRequiredService<ErrorQueues>().List(cancel: cancel);
        foreach (var message in dead)
            await output.WriteLineAsync($"{message.Queue} {message.MessageId} {message.Message} {message.At?.ToString("u", CultureInfo.InvariantCulture)} {message.Error}");
        await output.WriteLineAsync($"{dead.Count} dead messages of {module.Name}.");
        return dead.Count == 0 ? 0 : 1;
    }

    async Task<int> Requeue(string? what, CancellationToken cancel)
    {
        var queues = services.GetRequiredService<ErrorQueues>();
        var moved = Guid.TryParse(what, out var id) ? await queues.Requeue(messageId: id, cancel: cancel) : await queues.Requeue(queue: what, cancel: cancel);
        await output.WriteLineAsync($"{moved} messages of {module.Name} put back.");
        return 0;
    }
}
