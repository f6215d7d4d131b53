using System.Security.Cryptography;
using Challenges.Demonstration.Speaking;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>The four services as processes, with a broker, data (SQLite), keys and a clock of their own.</summary>
sealed class Deployment : IAsyncDisposable
{
    public static readonly DateTimeOffset Begin = new(2022, 10, 10, 9, 0, 0, TimeSpan.FromHours(8));
    static readonly string[] Names = ["Publication", "Applications", "Review", "Award"];
    readonly string _folder;
    readonly List<Instance> _instances = [];
    bool _keep;

    Deployment(string folder) => (_folder, Broker) = (folder, new PrivateBroker(folder));

    public PrivateBroker Broker { get; }

    public IReadOnlyList<Instance> Instances => _instances;

    public Instance this[string service] => _instances.First(instance => instance.Service == service);

    /// <summary>The addresses of all instances; a service that was stopped has none.</summary>
    public SystemAddresses Addresses => new()
    {
        Publication = Of("Publication"),
        Applications = Of("Applications"),
        Review = Of("Review"),
        Award = Of("Award"),
        Issuer = "https://challenges.invalid/tests",
        TokenKey = Path.Combine(_folder, "token-key.pem")
    };

    /// <summary>The file of a service's database.</summary>
    public string DatabaseOf(string service) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, service.ToLowerInvariant())).FullName, service.ToLowerInvariant() + ".db");

    /// <param name="copies">Instances of each service.</param>
    /// <param name="telemetry">Where traces go; null: nowhere.</param>
    /// <param name="more">Further settings of all services.</param>
    public static async Task<Deployment> Start(int copies = 1, Uri? telemetry = null, params IReadOnlyList<(string Name, string Value)> more)
    {
        var deployment = new Deployment(Places.NewFolder("end-to-end"));
        try
        {
            var publicKey = deployment.MakeTokenKey();
            using var receipts = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var (receiptKey, sealingKey) = (receipts.ExportPkcs8PrivateKeyPem(), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            await deployment.Broker.Start();
            Instance Of(string name)
            {
                var environment = deployment.Environment(name, publicKey, receiptKey, sealingKey, telemetry);
                foreach (var (setting, value) in more) environment[setting] = value;
                return new Instance(name, environment, deployment._folder);
            }
            for (var copy = 0; copy < copies; copy++) deployment._instances.AddRange(Names.Select(Of));
            // All at once: copies of a service meet on a broker that lacks every queue.
            foreach (var instance in deployment._instances) instance.Start(Begin);
            await Task.WhenAll(deployment._instances.Select(instance => instance.UntilReady()));
            return deployment;
        }
        catch
        {
            // The test has not failed yet, as NUnit sees it.
            deployment._keep = true;
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs each service's command <c>check</c> on its database.</summary>
    public async Task InvariantsMustHold()
    {
        foreach (var instance in _instances.DistinctBy(instance => instance.Service))
        {
            var (code, output) = await instance.RunCommand("check");
            Assert.That(code, Is.Zero, $"check of {instance.Service}:\n{output}");
        }
    }

    /// <summary>Starts a dead service again. A simulated clock is not kept by a service, so it starts where the others are.</summary>
    public async Task Revive(Instance instance)
    {
        instance.Start(await Clock());
        await instance.UntilReady();
        await instance.MoveClock(await Clock());
    }

    /// <summary>The latest clock of those that answer.</summary>
    public async Task<DateTimeOffset> Clock() => (await Task.WhenAll(_instances.Select(instance => instance.Clock()))).Max() ?? Begin;

    /// <summary>The ends of all logs, for the message of a test that failed.</summary>
    public string Logs() => string.Join("\n", _instances.Select(instance => $"--- {instance.Service}\n{instance.Tail()}"));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_instances.Select(instance => Task.Run(instance.Dispose)));
        Broker.Dispose();
        if (!_keep && TestContext.CurrentContext.Result.FailCount == 0) Directory.Delete(_folder, recursive: true);
        else TestContext.Out.WriteLine($"Logs and data are kept in {_folder}");
    }

    IReadOnlyList<Uri> Of(string service) => [.. _instances.Where(instance => instance.Service == service && !instance.IsStopped).Select(instance => instance.Address)];

    string MakeTokenKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(_folder, "token-key.pem"), key.ExportPkcs8PrivateKeyPem());
        return key.ExportSubjectPublicKeyInfoPem();
    }

    Dictionary<string, string> Environment(string service, string publicKey, string receiptKey, string sealingKey, Uri? telemetry)
    {
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Testing",
            ["ConnectionStrings__RabbitMq"] = Broker.Url,
            ["ConnectionStrings__Database"] = $"Data Source={DatabaseOf(service)}",
            ["Database__Provider"] = "Sqlite",
            ["Authentication__Issuer"] = "https://challenges.invalid/tests",
            ["Authentication__PublicKey"] = publicKey,
            ["Clock__Simulated"] = "true",
            ["DOTNET_gcServer"] = "0"
        };
        if (service == "Publication")
            foreach (var (index, department) in new[] { "qinghai-dst", "gansu-dst", "guangxi-dst" }.Index())
                (environment[$"Departments__{index}__Id"], environment[$"Departments__{index}__NameZh"], environment[$"Departments__{index}__NameEn"]) = (department, "科学技术厅", department);
        if (service == "Applications") (environment["Receipts__PrivateKey"], environment["Sealing__Key"]) = (receiptKey, sealingKey);
        if (telemetry is null) return environment;
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = telemetry.ToString();
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        environment["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        return environment;
    }
}
