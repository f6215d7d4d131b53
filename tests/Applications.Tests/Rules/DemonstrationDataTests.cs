using System.Text.Json;
using Challenges.Shared.Pedigree;
using Challenges.TestKit;

namespace Challenges.Applications.Tests.Rules;

public sealed class DemonstrationDataTests
{
    /// <summary>A solver may well be called an independent engineer: the scan is about conditions of merit, and honest applications have to pass it unhindered.</summary>
    [Test]
    public void The_applications_of_the_demonstration_hold_no_wording_that_the_scan_takes_for_pedigree()
    {
        using var data = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "deploy", "Demonstration", "qinghai.json")));
        var texts = data.RootElement.GetProperty("applications").EnumerateObject().SelectMany(a => a.Value.EnumerateObject()).Where(m => m.Value.ValueKind == JsonValueKind.String)
            .Select(m => m.Value.GetString()!).ToList();
        Assert.That(texts, Has.Count.GreaterThan(20));
        Assert.That(texts.SelectMany(t => PedigreeScan.Find(t).Select(p => $"{p.Text} in: {t}")), Is.Empty);
    }
}
