using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Challenges.AppHost;

/// <summary>The dashboard of logs, traces and metrics. Plain HTTP is enough, because nothing here leaves loopback.</summary>
sealed class Dashboard(string token)
{
    public static Dashboard Prepare(Settings settings, DataFolder data)
    {
        Set("ASPIRE_ALLOW_UNSECURED_TRANSPORT", "true");
        Set("ASPNETCORE_URLS", Loopback(settings.Dashboard));
        Set("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", Loopback(settings.Telemetry));
        Set("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", Loopback(settings.Resources));
        Set("ASPIRE_DASHBOARD_AI_DISABLED", "true");
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        DataFolder.WriteSecret(data.RunFile("dashboard"), $"{Loopback(settings.Dashboard)}/login?t={token}\n");
        return new Dashboard(token);
    }

    public void Configure(IDistributedApplicationBuilder builder) =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["AppHost:BrowserToken"] = token });

    static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);
}
