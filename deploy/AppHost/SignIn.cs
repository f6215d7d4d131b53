using System.Globalization;
using System.Text.Json;

namespace Challenges.AppHost;

/// <summary>Identity, and the people of the demonstration: they are seeded only when it runs, and <c>run/people</c> lists them for whoever started it.</summary>
static class SignIn
{
    sealed record Person(string Email, string Name, string Password, IReadOnlyList<string> Roles);

    public static IResourceBuilder<ExecutableResource> RunIdentity(this Everyone everyone, Settings settings, DataFolder data)
    {
        var identity = everyone.RunIdentity<Projects.Challenges_Identity>()
            .WithDatabase("identity", settings, data)
            .WithEnvironment("Identity__Issuer", Settings.Address(settings.Identity))
            .WithEnvironment("Identity__PortalOrigins__0", Settings.Address(settings.Portal))
            .WithEnvironment("Identity__PortalSecret", data.PortalSecret())
            .WithEnvironment("Identity__SigningKey", data.IdentitySigningKey())
            .WithEnvironment("Identity__EncryptionKey", data.IdentityEncryptionKey())
            .WithEnvironment("Keys__Folder", data.Folder("keys"))
            .WithEnvironment("Mail__Folder", data.Folder("mail"));
        if (!settings.SimulatedClock) return identity;
        var people = Path.Combine(settings.Root, "deploy", "Demonstration", "people.json");
        List(people, data);
        // Nobody who only looks needs a phone for it.
        return identity.WithEnvironment("Identity__DemonstrationPeople", people).WithEnvironment("Identity__CodeDemandedFrom__0", "none");
    }

    public static IResourceBuilder<ExecutableResource> WithDatabase(this IResourceBuilder<ExecutableResource> service, string name, Settings settings, DataFolder data) => service
        .WithEnvironment("Database__Provider", settings.SqlServer is null ? "Sqlite" : "SqlServer")
        .WithEnvironment("ConnectionStrings__Database", settings.SqlServer is { } server
            ? SqlServerDatabase.Provide(server, "challenges-" + name)
            : $"Data Source={Path.Combine(data.Folder(name), name + ".db")}");

    static void List(string people, DataFolder data)
    {
        var all = JsonSerializer.Deserialize<Person[]>(File.ReadAllText(people), JsonSerializerOptions.Web)!;
        File.WriteAllLines(data.RunFile("people"), all.Select(person =>
            string.Create(CultureInfo.InvariantCulture, $"    {person.Email,-34} {person.Password,-26} {string.Join(", ", person.Roles),-22} {person.Name}")));
    }
}
