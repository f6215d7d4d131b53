using System.Text.Json;

namespace Challenges.AppHost;

/// <summary><c>run/system.json</c>: where the services of this run answer and whose key mints tokens for them; the demonstration reads it.</summary>
static class SystemFile
{
    public static void Write(Settings settings, DataFolder data, TokenKeys keys) =>
        File.WriteAllText(data.RunFile("system.json"), JsonSerializer.Serialize(new
        {
            publication = new[] { Settings.Address(settings.Publication) },
            applications = new[] { Settings.Address(settings.Applications) },
            review = new[] { Settings.Address(settings.Review) },
            award = new[] { Settings.Address(settings.Award) },
            issuer = TokenKeys.Issuer,
            tokenKey = keys.File
        }));
}
