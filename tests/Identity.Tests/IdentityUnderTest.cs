using System.Globalization;
using Challenges.Identity.Accounts;
using Challenges.Identity.Inviting;
using Challenges.Identity.Mailing;
using Challenges.Shared.Clock;
using Challenges.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Challenges.Identity.Tests;

/// <summary>The service wired as in production, in this process, on a port and a folder of its own.</summary>
sealed class IdentityUnderTest : IAsyncDisposable
{
    public const string PortalSecret = "a secret of the portal, long enough for tests";
    public const string MachineSecret = "a secret of the machine, long enough for tests";
    public const string PortalOrigin = "http://127.0.0.1:9";
    public const string Password = "seven grey herons wade";

    static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    readonly string _folder = Directory.CreateTempSubdirectory("challenges-identity-").FullName;
    readonly Dictionary<string, string?> _settings;
    WebApplication _app = null!;

    IdentityUnderTest(IEnumerable<(string Key, string? Value)> settings, SettableClock clock)
    {
        Clock = clock;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}/"));
        _settings = new()
        {
            ["environment"] = "Test",
            ["urls"] = Address.AbsoluteUri,
            ["ConnectionStrings:Database"] = $"Data Source={Path.Combine(_folder, "identity.db")}",
            ["Keys:Folder"] = _folder,
            ["Mail:Folder"] = MailFolder,
            ["Identity:Issuer"] = Address.AbsoluteUri,
            ["Identity:PortalOrigins:0"] = PortalOrigin,
            ["Identity:PortalSecret"] = PortalSecret,
            ["Identity:Machines:0:Id"] = "statistics",
            ["Identity:Machines:0:Secret"] = MachineSecret,
            ["Identity:Machines:0:Scopes:0"] = "publication",
            ["Identity:Machines:0:Roles:0"] = "auditor",
            ["Identity:FormsPerMinute"] = "10000",
            ["Identity:InboxPerMinute"] = "10000",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:Console:LogLevel:Default"] = "None"
        };
        foreach (var (key, value) in settings) _settings[key] = value;
    }

    public Uri Address { get; }
    public SettableClock Clock { get; }
    public string MailFolder => Path.Combine(_folder, "mail");

    public static Task<IdentityUnderTest> Start(params (string Key, string? Value)[] settings) => Started(new(settings, new(TimeProvider.System.GetUtcNow(), runs: true)));

    /// <summary>A second instance on the same database, keys, folder of mails and clock.</summary>
    public Task<IdentityUnderTest> Second() => Started(new(
        new[] { "ConnectionStrings:Database", "Keys:Folder", "Mail:Folder", "Telling:Key", "ConnectionStrings:RabbitMq" }.Where(_settings.ContainsKey).Select(key => (key, _settings[key])), Clock));

    /// <summary>Sends the mails that are due.</summary>
    public Task SendMails() => InScope(async scope =>
    {
        await scope.GetRequiredService<Sending>().Drain(CancellationToken.None).WaitAsync(Limit);
        return 0;
    });

    public Browser Browser(string language = "en") => new(Address, language);

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>An account that exists already.</summary>
    public Task<User> Person(string email, string[] roles, string? organisation = null, string? department = null) => InScope(async scope =>
    {
        var users = scope.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = email, Email = email, DisplayName = "Li Hua", Organisation = organisation, Department = department };
        Assert.That((await users.CreateAsync(user, Password)).Succeeded, Is.True);
        Assert.That((await users.AddToRolesAsync(user, roles)).Succeeded, Is.True);
        return user;
    });

    /// <summary>The path of an invitation's link.</summary>
    public async Task<string> Invite(string email, string[] roles, string? organisation = null, string? department = null) =>
        (await InScope(scope => scope.GetRequiredService<Invitations>().Invite(new Wish(email, "Li Hua", roles, organisation, department), null))).AbsolutePath;

    public async Task Restart()
    {
        await StopHost();
        await StartHost();
    }

    public async ValueTask DisposeAsync()
    {
        await StopHost();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    static async Task<IdentityUnderTest> Started(IdentityUnderTest identity)
    {
        await identity.StartHost();
        return identity;
    }

    async Task StartHost()
    {
        _app = IdentityHost.Build([.. _settings.Select(s => $"--{s.Key}={s.Value}")], builder =>
        {
            builder.Services.RemoveAll<TimeProvider>();
            builder.Services.AddSingleton<TimeProvider>(Clock);
        });
        await IdentityHost.Prepare(_app.Services).WaitAsync(Limit);
        await _app.StartAsync().WaitAsync(Limit);
    }

    async Task StopHost()
    {
        await _app.StopAsync().WaitAsync(Limit);
        await _app.DisposeAsync().AsTask().WaitAsync(Limit);
    }
}
