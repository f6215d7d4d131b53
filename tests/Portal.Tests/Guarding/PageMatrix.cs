using System.Net;
using System.Text.RegularExpressions;
using Challenges.Demonstration.Speaking;
using Challenges.Portal.Tests.Playing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Portal.Tests.Guarding;

/// <summary>
/// Who gets which page while a competition stands still: one row for each address, one status for each reader. An address without a row and a row without an address are differences too, and so
/// is a page that holds a word that its reader may not see yet.
/// </summary>
sealed partial class PageMatrix(string state, PageReader[] readers, IReadOnlyList<SecretWord> secrets)
{
    /// <summary>Addresses that hold nothing of a competition: files, signs of life, what is shown in place of a page, and the way back from the sign-in.</summary>
    static readonly string[] Bare = ["/health/", "/status/", "/{**"];

    readonly List<(string Pattern, string Path, string[] Expected)> _rows = [];

    /// <param name="pattern">As it is mapped, without the language.</param>
    /// <param name="path">The address that is opened, without the language; with "=" before it, one that has none.</param>
    /// <param name="expected">Statuses by reader, separated by blanks.</param>
    public void Row(string pattern, string path, string expected)
    {
        var statuses = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (statuses.Length == 1) statuses = [.. Enumerable.Repeat(statuses[0], readers.Length)];
        if (statuses.Length != readers.Length) throw new ArgumentException($"{pattern} ({state}): {statuses.Length} statuses for {readers.Length} readers.", nameof(expected));
        _rows.Add((pattern, path, statuses));
    }

    /// <returns>One line for each difference.</returns>
    public async Task<IReadOnlyList<string>> Walk()
    {
        List<string> differences = [];
        var patterns = Patterns();
        differences.AddRange(patterns.Except(_rows.Select(r => r.Pattern)).Select(p => $"{p} is missing from the matrix"));
        differences.AddRange(_rows.Select(r => r.Pattern).Except(patterns).Select(p => $"{p} is in the matrix but not in the portal"));
        foreach (var (reader, place) in readers.Select((r, i) => (r, i)))
        {
            using var http = await Enter(reader.Person);
            foreach (var (pattern, path, expected) in _rows)
            {
                using var answer = await http.GetAsync(path.StartsWith('=') ? path[1..] : "/en" + path);
                var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
                if ($"{(int)answer.StatusCode}" != expected[place]) differences.Add($"{state}: {reader.Name} gets {(int)answer.StatusCode} instead of {expected[place]} for {pattern}");
                differences.AddRange(secrets.Where(s => !s.For.Contains(reader.Name) && !path.Contains(s.Word, StringComparison.Ordinal) && text.Contains(s.Word, StringComparison.OrdinalIgnoreCase)).Select(s => $"{state}: {reader.Name} reads \"{s.Word}\" ({s.What}) at {pattern}"));
            }
        }
        return differences;
    }

    static IReadOnlyList<string> Patterns() =>
    [
        .. House.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(e => Language().Replace("/" + e.RoutePattern.RawText?.TrimStart('/'), ""))
            .Where(p => !Bare.Any(b => p.StartsWith(b, StringComparison.Ordinal)) && p != "/problem" && !p.StartsWith("/_", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)
    ];

    static async Task<HttpClient> Enter(Person? person)
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(House.Address), Timeout = TimeSpan.FromSeconds(30) };
        if (person is not null) (await http.GetAsync(Doorman.Address(person, "/en"))).Dispose();
        return http;
    }

    [GeneratedRegex(@"^/(zh|en|\{language:regex\(\^\(zh\|en\)\$\)\})(?=/|$)")]
    private static partial Regex Language();
}

/// <param name="Person">Null: nobody is signed in.</param>
sealed record PageReader(string Name, Person? Person);

/// <param name="For">Names of the readers who may see it in this state.</param>
sealed record SecretWord(string Word, string What, params string[] For);
