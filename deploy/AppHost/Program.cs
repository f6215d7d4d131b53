using Challenges.AppHost;

// The whole system on one machine: a broker, the four services, sign-in and a dashboard, all on loopback.
try
{
    var settings = Settings.FromEnvironment();
    using var data = DataFolder.Open(settings);
    var keys = TokenKeys.Make(data);
    SystemFile.Write(settings, data, keys);

    var dashboard = Dashboard.Prepare(settings, data);
    var builder = DistributedApplication.CreateBuilder(args);
    dashboard.Configure(builder);
    LogFiles.Add(builder, data);

    var everyone = new Everyone(builder, settings, data, keys, Broker.Add(builder, settings, data));
    everyone.Run<Projects.Challenges_Publication>("publication", settings.Publication)
        .WithDepartments()
        .WithEnvironment("Sealing__Key", data.ReportKey());
    everyone.Run<Projects.Challenges_Applications>("applications", settings.Applications)
        .WithEnvironment("Receipts__PrivateKey", data.ReceiptKey())
        .WithEnvironment("Sealing__Key", data.SealingKey());
    everyone.Run<Projects.Challenges_Review>("review", settings.Review);
    everyone.Run<Projects.Challenges_Award>("award", settings.Award);
    everyone.RunPortal<Projects.Challenges_Portal>();

    everyone.RunIdentity(settings, data);

    await builder.Build().RunAsync();
    return 0;
}
catch (CannotStartException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
