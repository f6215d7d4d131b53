using System.Data.Common;
using Challenges.Shared.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Web;

/// <summary>
/// One transaction around the handler: rows, outbox and idempotency row commit together before the answer leaves. Any exception and any error answer rolls back.
/// A passing failure of the database (busy, deadlock) runs the whole handler again, at most <see cref="Attempts"/> times in all; a failure of the commit itself is
/// run again only where an idempotency row would show that it had happened after all.
/// </summary>
internal sealed class TransactionFilter(bool idempotent) : IEndpointFilter
{
    const int Attempts = 4;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var session = http.RequestServices.GetRequiredService<SqlSession>();
        if (session.InTransaction) return await next(context);
        var kept = idempotent ? KeptAnswer.Demand(http, session) : null;
        for (var attempt = 1; ; attempt++)
        {
            var committing = false;
            try
            {
                await session.Begin(http.RequestAborted);
                if (kept is not null && await kept.Repeat(http.RequestAborted) is { } repeated)
                {
                    await session.Rollback();
                    return repeated;
                }
                var result = await next(context);
                if (Plain(result) is IStatusCodeHttpResult { StatusCode: >= 400 })
                {
                    await session.Rollback();
                    return result;
                }
                if (kept is not null) await kept.Keep(result as Answer ?? throw new InvalidOperationException("What is not an Answer cannot be kept."), http.RequestAborted);
                committing = true;
                await session.Commit(http.RequestAborted);
                return result;
            }
            catch (DbException e) when (attempt < Attempts && (!committing || idempotent) && MayPass(session.Dialect, e, kept))
            {
                await session.Rollback();
                http.RequestServices.GetRequiredService<ILogger<TransactionFilter>>().LogInformation("Attempt {Attempt} met {Error}; once more", attempt, e.GetType().Name);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(10, 50 << attempt)), http.RequestAborted);
            }
            catch
            {
                await session.Rollback();
                throw;
            }
        }
    }

    static object? Plain(object? result) => result is INestedHttpResult nested ? Plain(nested.Result) : result;

    /// <summary>A duplicate while the key is being claimed means that the same request is running beside this one: it is looked up once more.</summary>
    static bool MayPass(SqlDialect dialect, DbException e, KeptAnswer? kept) =>
        dialect.IsTransient(e) || (kept is { Claiming: true } && dialect.IsUniqueViolation(e));
}

/// <summary>Marks an endpoint that needs the header <c>Idempotency-Key</c>.</summary>
internal sealed record IdempotentMetadata;

public static class WritingExtensions
{
    /// <summary>Runs the handler in one transaction.</summary>
    public static RouteHandlerBuilder Writes(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(new TransactionFilter(idempotent: false));

    /// <summary>
    /// Needs the header <c>Idempotency-Key</c> (1–200 visible ASCII characters). The same key with the same content from the same caller gets the first answer again, for seven days;
    /// with other content 422. A refused request keeps nothing, so its key may be used again after the correction. Implies <see cref="Writes"/>.
    /// </summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new IdempotentMetadata()).AddEndpointFilterFactory((context, next) =>
        {
            var returns = context.MethodInfo.ReturnType;
            var plain = returns.IsGenericType && returns.GetGenericTypeDefinition() is var task && (task == typeof(Task<>) || task == typeof(ValueTask<>)) ? returns.GetGenericArguments()[0] : returns;
            if (!plain.IsAssignableTo(typeof(Answer)) && plain != typeof(IResult)) throw new InvalidOperationException($"{context.MethodInfo.Name} is idempotent, so it must return an Answer that can be kept.");
            var filter = new TransactionFilter(idempotent: true);
            return invocation => filter.InvokeAsync(invocation, next);
        });
}
