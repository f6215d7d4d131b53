using Microsoft.AspNetCore.Http;

namespace Challenges.Shared.Web;

/// <summary>
/// The one <c>now</c> of a request, stamped by the first middleware before the body is read (R06 decides from it), or of a message or deadline.
/// Binds as a parameter of an endpoint and resolves from a scope.
/// </summary>
public sealed class Moment
{
    DateTimeOffset? _now;

    public DateTimeOffset Now => _now ?? throw new InvalidOperationException("No moment was stamped in this scope.");

    internal void Stamp(DateTimeOffset now) => _now ??= now.ToUniversalTime();

    public static ValueTask<Moment> BindAsync(HttpContext context) =>
        ValueTask.FromResult((Moment)context.RequestServices.GetService(typeof(Moment))!);
}
