using System.Globalization;
using Challenges.Demonstration.Speaking;

namespace Challenges.Demonstration.Playing;

/// <summary>
/// The department imports its registers and states that they are complete: whoever is absent from them passes the formal check, which is then concluded with the sealing.
/// Without it every applicant would wait for an officer.
/// </summary>
public sealed class KeepingRegisters(Stage stage)
{
    public async Task Run()
    {
        foreach (var register in new[] { "integrity", "projects" })
            (await Office.PostFile($"registers/{register}/imports", $"{register}.csv", Read($"{register}.csv"), stage.Cancel)).Demand();
        var asOf = stage.Times.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var register in new[] { "ownership", "integrity", "projects" }) (await Office.Post($"registers/{register}/statements", new { asOf }, stage.Cancel)).Demand();
        stage.Tell($"The department states that its registers are complete as of {asOf}");
    }

    Line Office => stage.Exchange.Applications(stage.Staff.Officer);

    static byte[] Read(string name)
    {
        using var file = typeof(KeepingRegisters).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
