using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Challenges.Shared.Web;

/// <summary>The version that the caller has seen, from the header <c>If-Match</c>. Binds as a parameter of an endpoint.</summary>
public sealed class IfMatch
{
    readonly IList<EntityTagHeaderValue>? _tags;

    IfMatch(IList<EntityTagHeaderValue>? tags) => _tags = tags;

    public bool IsGiven => _tags is not null;

    /// <summary>428 when the header is missing, 412 when it names another version. Weak tags match nothing (RFC 9110, 13.1.1).</summary>
    public void Demand(long version)
    {
        if (_tags is null) throw SharedRefusals.VersionNotNamed.Now();
        var current = EntityTag(version);
        if (!_tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || (!t.IsWeak && t.Tag == current)))
            throw SharedRefusals.VersionDiffers.With(("version", version));
    }

    public static string EntityTag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch;
        if (header.Count == 0) return ValueTask.FromResult(new IfMatch(null));
        return EntityTagHeaderValue.TryParseStrictList(header, out var tags)
            ? ValueTask.FromResult(new IfMatch(tags))
            : throw SharedRefusals.VersionDiffers.With(("version", null));
    }
}
