using System.Net.Http.Json;
using System.Text.Json;
using Challenges.Shared.Web;
using NUnit.Framework;

namespace Challenges.TestKit;

/// <summary>What tests ask of an answer; a failure shows the body, which says why.</summary>
public static class Responses
{
    /// <summary>Fails unless the answer is the refusal <paramref name="code"/>; returns its problem details.</summary>
    public static async Task<Problem> ShouldRefuse(this HttpResponseMessage response, string code, int? status = null)
    {
        var body = await response.Content.ReadAsStringAsync();
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json") Assert.Fail($"Expected refusal {code}, got {Show(response, body)}");
        var problem = JsonSerializer.Deserialize<Problem>(body, JsonSettings.Web)!;
        Assert.That(problem.Code, Is.EqualTo(code), body);
        Assert.That(problem.Status, Is.EqualTo((int)response.StatusCode), body);
        if (status is { } expected) Assert.That((int)response.StatusCode, Is.EqualTo(expected), body);
        return problem;
    }

    public static Task<Problem> ShouldRefuse(this HttpResponseMessage response, Refusal refusal) => response.ShouldRefuse(refusal.Code, refusal.Status);

    /// <summary>Fails unless the status is a success (or exactly <paramref name="status"/>); returns the body.</summary>
    public static async Task<T> ShouldBe<T>(this HttpResponseMessage response, int? status = null)
    {
        await response.ShouldBe(status);
        return (await response.Content.ReadFromJsonAsync<T>(JsonSettings.Web))!;
    }

    public static async Task ShouldBe(this HttpResponseMessage response, int? status = null)
    {
        if (status is { } expected ? (int)response.StatusCode == expected : response.IsSuccessStatusCode) return;
        Assert.Fail($"Expected {status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "success"}, got {Show(response, await response.Content.ReadAsStringAsync())}");
    }

    /// <summary>The version in the ETag, to be sent back by <see cref="Requests.IfMatch"/>.</summary>
    public static long Version(this HttpResponseMessage response) =>
        long.Parse(response.Headers.ETag!.Tag.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);

    static string Show(HttpResponseMessage response, string body) => $"{(int)response.StatusCode} {response.Content.Headers.ContentType}: {body}";
}
