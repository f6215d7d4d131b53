using Mono.Cecil;

namespace Challenges.Architecture.Tests;

public sealed class Borders
{
    static IEnumerable<string> Services => Assemblies.ServiceNames;

    [TestCaseSource(nameof(Services))]
    public void A_service_knows_no_other_service(string service)
    {
        var referenced = Assembly(service).MainModule.AssemblyReferences.Select(reference => reference.Name).Where(name => name.StartsWith("Challenges.", StringComparison.Ordinal));
        Assert.That(referenced, Is.SubsetOf(new[] { "Challenges.Shared", "Challenges.Contracts", "Challenges.Telling" }));
    }

    /// <summary>It shows what the services say over HTTP, and holds neither their rules nor their data.</summary>
    [Test]
    public void The_portal_knows_no_service_and_no_database()
    {
        var portal = Assemblies.Portal.MainModule.AssemblyReferences.Select(reference => reference.Name).ToList();
        Assert.That(portal.Where(name => name.StartsWith("Challenges.", StringComparison.Ordinal)), Is.SubsetOf(new[] { "Challenges.Shared", "Challenges.Contracts" }));
        Assert.That(Assemblies.Portal.Types().Where(type => type.References().Any(name => name.StartsWith("Challenges.Shared.Database", StringComparison.Ordinal))).Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void Sign_in_knows_no_service_and_of_the_messages_only_what_people_are_told()
    {
        var identity = Assemblies.Pages.Single(a => a.Name.Name == "Challenges.Identity");
        Assert.That(identity.MainModule.AssemblyReferences.Select(r => r.Name).Where(name => name.StartsWith("Challenges.", StringComparison.Ordinal)),
            Is.EquivalentTo(new[] { "Challenges.Shared", "Challenges.Contracts", "Challenges.Telling" }));
        Assert.That(identity.Types().SelectMany(type => type.References()).Where(name => name.StartsWith("Challenges.Contracts.", StringComparison.Ordinal)).Select(name => name.Split('.')[2]).Distinct(),
            Is.SubsetOf(new[] { "Identity", "Publication" }), "besides its own commands only the record of two languages");
    }

    /// <summary>What is told to people lies sealed in a command for Identity alone.</summary>
    [Test]
    public void Nobody_but_sign_in_listens_to_what_people_are_told()
    {
        var listening = Assemblies.Product.SelectMany(a => a.Types()).Where(type => type.WithNested().SelectMany(t => t.Interfaces).Any(i => i.InterfaceType.FullName.Contains("IConsumer`1<Challenges.Contracts.Identity.", StringComparison.Ordinal)));
        Assert.That(listening.Select(t => t.FullName), Is.EqualTo(new[] { "Challenges.Identity.Telling.WhenPeopleAreTold" }));
    }

    [Test]
    public void Only_sign_in_uses_Entity_Framework()
    {
        var others = Assemblies.Product.Where(a => a.Name.Name != "Challenges.Identity").SelectMany(a => a.MainModule.AssemblyReferences.Select(r => $"{a.Name.Name}: {r.Name}"));
        Assert.That(others, Has.None.Contains("EntityFrameworkCore"));
    }

    [Test]
    public void Shared_knows_nothing_about_challenges() =>
        Assert.That(Assemblies.Shared.MainModule.AssemblyReferences.Select(r => r.Name), Has.None.StartsWith("Challenges."));

    [Test]
    public void Contracts_need_nothing_but_the_runtime() =>
        Assert.That(Assemblies.Contracts.MainModule.AssemblyReferences.Select(r => r.Name), Has.All.StartsWith("System."));

    [Test]
    public void The_inner_types_of_MassTransit_stay_in_one_folder()
    {
        var outside = Assemblies.Product.SelectMany(a => a.Types())
            .Where(type => !type.Namespace.StartsWith("Challenges.Shared.Messaging", StringComparison.Ordinal))
            .Where(type => type.References().Any(name => name.StartsWith("MassTransit.Middleware", StringComparison.Ordinal)));
        Assert.That(outside.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void No_method_is_async_void()
    {
        var fireAndForget = Assemblies.Product.SelectMany(a => a.Types()).SelectMany(t => t.Bodies())
            .Where(m => m.ReturnType.FullName == "System.Void" && m.CustomAttributes.Any(a => a.AttributeType.Name == "AsyncStateMachineAttribute"));
        Assert.That(fireAndForget.Select(m => m.FullName), Is.Empty);
    }

    [Test]
    public void No_consumer_waits_for_an_answer_of_another_service()
    {
        var asking = Assemblies.Services.SelectMany(a => a.Types())
            .Where(type => type.References().Any(name => name.StartsWith("MassTransit.IRequestClient", StringComparison.Ordinal) || name == "System.Net.Http.HttpClient"));
        Assert.That(asking.Select(t => t.FullName), Is.Empty);
    }

    [Test]
    public void MassTransit_stays_on_the_free_line()
    {
        var versions = File.ReadAllLines(Path.Combine(ReadmePaths.Root, "Directory.Packages.props")).Where(line => line.Contains("\"MassTransit", StringComparison.Ordinal));
        Assert.That(versions, Has.All.Contains("Version=\"[8.5.12,9.0)\""));
    }

    static AssemblyDefinition Assembly(string service) => Assemblies.Services.Single(a => a.Name.Name == $"Challenges.{service}");
}
