using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.AppHost;

/// <summary>
/// The broker's address, and its resource when it is ours: the one of <c>RABBITMQ_URL</c>, else a private node from the system's package, else a
/// container when Docker answers.
/// </summary>
sealed record Broker(string Url, IResourceBuilder<IResource>? Resource)
{
    const string User = "challenges";

    public static Broker Add(IDistributedApplicationBuilder builder, Settings settings, DataFolder data)
    {
        if (settings.BrokerUrl is { } existing)
            return new Broker(existing, null);

        var script = Path.Combine(settings.Root, "deploy", "rabbitmq.sh");
        var password = data.BrokerPassword();
        var url = $"amqp://{User}:{password}@127.0.0.1:{settings.Broker}";
        builder.Services.AddHealthChecks().Add(new("broker", new BrokerHealth(settings.Broker), null, null, TimeSpan.FromSeconds(2)));

        if (Succeeds("bash", script, "installed"))
        {
            var node = builder.AddExecutable("broker", "bash", settings.Root, script, "run", data.Folder("broker"), $"{settings.Broker}")
                .WithEndpoint(port: settings.Broker, scheme: "amqp", name: "amqp", isProxied: false)
                .WithEnvironment("BROKER_USER", User)
                .WithEnvironment("BROKER_PASSWORD", password)
                .WithHealthCheck("broker");
            return new Broker(url, node);
        }

        if (!Succeeds("docker", "info"))
            throw new CannotStartException($"No broker: install RabbitMQ ({script} install), start Docker, or set RABBITMQ_URL.");

        // The node's name, and with it the place of its data, follows the host name.
        var container = builder.AddContainer("broker", "rabbitmq", "4")
            .WithContainerRuntimeArgs("--hostname", "challenges")
            .WithVolume("challenges-broker", "/var/lib/rabbitmq")
            .WithEndpoint(port: settings.Broker, targetPort: 5672, scheme: "amqp", name: "amqp")
            .WithEnvironment("RABBITMQ_DEFAULT_USER", User)
            .WithEnvironment("RABBITMQ_DEFAULT_PASS", password)
            .WithHealthCheck("broker");
        return new Broker(url, container);
    }

    static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(TimeSpan.FromSeconds(10)))
                return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // The program is not there at all.
            return false;
        }
    }
}
