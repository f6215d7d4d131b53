using System.Security.Cryptography;
using System.Text;
using Challenges.Shared.Database;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Challenges.Shared.Web;

/// <summary>
/// The answer that belongs to an idempotency key of one caller at one address. The key is claimed before the handler runs, so that of two equal requests at once
/// the second waits for the first, and the claim is filled in the same transaction as the handler's effects.
/// </summary>
internal sealed class KeptAnswer
{
    public const string Header = "Idempotency-Key";

    readonly SqlSession _session;
    readonly string _key, _caller, _route, _hash;

    KeptAnswer(SqlSession session, string key, string caller, string route, string hash) => (_session, _key, _caller, _route, _hash) = (session, key, caller, route, hash);

    /// <summary>True while a duplicate key would mean a twin of this request, not a rule of the handler's own tables.</summary>
    public bool Claiming { get; private set; }

    public static Task<KeptAnswer> Demand(HttpContext http, SqlSession session)
    {
        var key = http.Request.Headers[Header].ToString();
        if (key.Length is 0 or > 200 || key.Any(c => c is < '!' or > '~')) throw SharedRefusals.NoIdempotencyKey.Now();
        var route = $"{http.Request.Method} {(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}\n"));
        hash.AppendData(RequestContent.Of(http)?.Bytes ?? []);
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return Task.FromResult(new KeptAnswer(session, key, Caller.From(http.User).Person, route.Length > 200 ? route[..200] : route, digest));
    }

    /// <summary>The answer that was given before; null after the key was claimed for this request.</summary>
    public async Task<Answer?> Repeat(CancellationToken cancel)
    {
        var row = await _session.Find<Row>(
            "SELECT [BodyHash], [Status], [Body], [ETag], [Location] FROM [Idempotency] WHERE [Key] = @Key AND [Caller] = @Caller AND [Route] = @Route",
            new { Key = _key, Caller = _caller, Route = _route }, cancel);
        if (row is not null)
            return row.BodyHash == _hash
                ? new Answer(row.Status, Encoding.UTF8.GetBytes(row.Body ?? ""), row.ETag, row.Location) { Repeated = true }
                : throw SharedRefusals.KeyUsedForOtherContent.Now();
        Claiming = true;
        await _session.Execute(
            "INSERT INTO [Idempotency] ([Key], [Caller], [Route], [BodyHash], [Status], [At]) VALUES (@Key, @Caller, @Route, @Hash, 0, @At)",
            new { Key = _key, Caller = _caller, Route = _route, Hash = _hash, At = TimeProvider.System.GetUtcNow() }, cancel);
        Claiming = false;
        return null;
    }

    public Task Keep(Answer answer, CancellationToken cancel) => _session.Execute(
        "UPDATE [Idempotency] SET [Status] = @Status, [Body] = @Body, [ETag] = @ETag, [Location] = @Location WHERE [Key] = @Key AND [Caller] = @Caller AND [Route] = @Route",
        new { answer.Status, Body = Encoding.UTF8.GetString(answer.Body), ETag = answer.EntityTag, answer.Location, Key = _key, Caller = _caller, Route = _route }, cancel);

    sealed class Row
    {
        public string BodyHash { get; init; } = "";
        public int Status { get; init; }
        public string? Body { get; init; }
        public string? ETag { get; init; }
        public string? Location { get; init; }
    }
}
