using System.Text;
using Challenges.Applications.Registering;
using Challenges.TestKit;

namespace Challenges.Applications.Tests;

/// <summary>A department's registers, as an officer keeps them.</summary>
static class RegisterKeeping
{
    public const string Integrity = "subjectType,subject,kind,from,until,source\n", Projects = "project,organisation,lead,members,from,until,source\n";

    public static Task<HttpResponseMessage> TryImport(HttpClient officer, string register, string csv) =>
        officer.SendAsync(Uploads.Request($"/registers/{register}/imports", Encoding.UTF8.GetBytes(csv), $"{register}.csv"));

    public static async Task<ImportAnswer> Import(HttpClient officer, string register, string csv) => await (await TryImport(officer, register, csv)).ShouldBe<ImportAnswer>();

    public static async Task State(HttpClient officer, DateOnly asOf, params string[] registers)
    {
        foreach (var register in registers.Length == 0 ? [.. Registers.All] : registers)
            await (await officer.Post($"/registers/{register}/statements", new CompleteStatement(asOf))).ShouldBe(201);
    }
}
