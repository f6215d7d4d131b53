using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Challenges.Shared.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.TestKit;

/// <summary>Somebody who tries every endpoint; no token means that nobody is signed in.</summary>
public sealed record Visitor(string Name, string? Token);

/// <summary>
/// Who gets what, as a table that is walked over HTTP: one row per endpoint and state, one status per visitor, in the order of the visitors. An endpoint without a row
/// and a row without an endpoint are differences too; besides, each endpoint that needs a role is tried without a token and with every other role.
/// <code>
/// var table = new AccessTable(service, new("anyone", null), new("officer", Tokens.Mint("o", Roles.Department, dept: "d1")), …)
///     .Row("GET", "/challenges/{id:guid}", "draft", _ => Requests.Request(HttpMethod.Get, $"/challenges/{draft}"), "404 200 …");
/// Assert.That(await table.Walk(), Is.Empty);
/// </code>
/// </summary>
public sealed partial class AccessTable(ServiceUnderTest service, params Visitor[] visitors)
{
    static readonly string[] Shared = ["/health", "/openapi", "/docs", "/clock"];
    readonly List<AccessRow> _rows = [];

    /// <param name="route">The pattern as it is mapped.</param>
    /// <param name="request">Builds the request for one visitor; a write may need a fresh thing each time.</param>
    /// <param name="expected">Statuses by visitor, separated by blanks; <c>2xx</c> for any success.</param>
    public AccessTable Row(string method, string route, string state, Func<Visitor, Task<HttpRequestMessage>> request, string expected)
    {
        var statuses = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (statuses.Length != visitors.Length) throw new ArgumentException($"{method} {route} ({state}): {statuses.Length} statuses for {visitors.Length} visitors.", nameof(expected));
        _rows.Add(new AccessRow(method, route, state, request, statuses));
        return this;
    }

    public AccessTable Row(string method, string route, string state, Func<Visitor, HttpRequestMessage> request, string expected) =>
        Row(method, route, state, visitor => Task.FromResult(request(visitor)), expected);

    /// <summary>One line per difference; empty when the service does what the table says.</summary>
    public async Task<IReadOnlyList<string>> Walk()
    {
        var differences = new List<string>();
        var endpoints = Endpoints();
        differences.AddRange(endpoints.Select(e => e.Name).Except(_rows.Select(r => r.Name)).Select(name => $"{name} is missing from the table"));
        differences.AddRange(_rows.Select(r => r.Name).Except(endpoints.Select(e => e.Name)).Select(name => $"{name} is in the table but not in the service"));
        differences.AddRange(await Undescribed(endpoints));
        foreach (var endpoint in endpoints) await TryWithoutTheRole(endpoint, differences);
        foreach (var row in _rows) await TryRow(row, differences);
        return differences;
    }

    IReadOnlyList<Gate> Endpoints() =>
    [
        .. service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Route: "/" + e.RoutePattern.RawText?.TrimStart('/'), Access: e.Metadata.GetMetadata<AccessMetadata>()!,
                Methods: e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]))
            .Where(e => !Shared.Any(s => e.Route.StartsWith(s, StringComparison.Ordinal)))
            .SelectMany(e => e.Methods.Select(m => new Gate(m, e.Route, e.Access)))
    ];

    /// <summary>The document that <c>/docs</c> shows must be there and know every endpoint.</summary>
    async Task<IEnumerable<string>> Undescribed(IReadOnlyList<Gate> endpoints)
    {
        using var response = await service.Anonymous.GetAsync("/openapi/v1.json");
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) return [$"/openapi/v1.json: {text}"];
        using var document = JsonDocument.Parse(text);
        var described = document.RootElement.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).ToHashSet();
        return endpoints.Select(e => ConstraintInRoute().Replace(e.Name, "}")).Except(described).Select(name => $"{name} is not described in /openapi/v1.json");
    }

    [GeneratedRegex(":[^}]+}")]
    private static partial Regex ConstraintInRoute();

    async Task TryWithoutTheRole(Gate gate, List<string> differences)
    {
        if (gate.Access.Anyone) return;
        var path = string.Join('/', gate.Route.Split('/').Select(part => part.StartsWith('{') ? Filling(part) : part));
        await Expect($"{gate.Name} without a token", new HttpRequestMessage(new HttpMethod(gate.Method), path), null, "401", differences);
        if (gate.Access.Roles.Count == 0) return;
        foreach (var role in Roles.All.Except(gate.Access.Roles))
            await Expect($"{gate.Name} as {role} only", new HttpRequestMessage(new HttpMethod(gate.Method), path), Tokens.Mint("stranger", role), "403", differences);
    }

    static string Filling(string part) => part.Contains(":int", StringComparison.Ordinal) || part.Contains(":long", StringComparison.Ordinal) ? "1" : "00000000-0000-0000-0000-000000000001";

    async Task TryRow(AccessRow row, List<string> differences)
    {
        for (var i = 0; i < visitors.Length; i++)
            await Expect($"{row.Name} ({row.State}) as {visitors[i].Name}", await row.Request(visitors[i]), visitors[i].Token, row.Expected[i], differences);
    }

    async Task Expect(string what, HttpRequestMessage request, string? token, string expected, List<string> differences)
    {
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await service.Anonymous.SendAsync(request);
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (expected == "2xx" ? status[0] != '2' : status != expected)
            differences.Add($"{what}: expected {expected}, got {status} {(status[0] == '2' ? "" : await response.Content.ReadAsStringAsync())}".TrimEnd());
    }

    sealed record Gate(string Method, string Route, AccessMetadata Access)
    {
        public string Name => $"{Method} {Route}";
    }

    sealed record AccessRow(string Method, string Route, string State, Func<Visitor, Task<HttpRequestMessage>> Request, string[] Expected)
    {
        public string Name => $"{Method} {Route}";
    }
}
