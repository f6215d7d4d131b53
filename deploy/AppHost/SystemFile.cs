using System.Globalization;
using System.Text.Json;

namespace Challenges.AppHost;

/// <summary><c>run/system.json</c>: where the services of this run answer and whose key mints tokens for them; the demonstration reads it.</summary>
static class SystemFile
{
    public static void Write(Settings settings, DataFolder data, TokenKeys keys) =>
        File.WriteAllText(data.RunFile("system.json"), JsonSerializer.Serialize(new
        {
            publication = new[] { Loopback(settings.Publication) },
            applications = new[] { Loopback(settings.Applications) },
            review = new[] { Loopback(settings.Review) },
            award = new[] { Loopback(settings.Award) },
            issuer = TokenKeys.Issuer,
            tokenKey = keys.File
        }));

    static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
