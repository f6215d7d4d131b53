namespace Challenges.Architecture.Tests;

/// <summary>
/// The files in a service's root folder are its rules, apart from those whose names say that they talk to something: the module, stores, events, stands.
/// Rules take the time as an argument and touch neither disk, network, database, bus, web nor floating point.
/// </summary>
public sealed class PureRules
{
    static readonly string[] Talking = ["Module", "Store", "Events", "Stand", "Stands", "Row", "Program"];

    static readonly string[] Forbidden =
    [
        "Dapper", "MassTransit.", "RabbitMQ.", "Microsoft.", "FluentValidation.", "System.IO.", "System.Net.", "System.Data.", "System.Threading.",
        "System.TimeProvider", "System.Random", "System.Double", "System.Single", "Challenges.Shared.Database", "Challenges.Shared.Messaging"
    ];

    static IEnumerable<TestCaseData> Rules => Assemblies.Services
        .SelectMany(a => a.Types().Where(type => type.Namespace == a.Name.Name && !Talking.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal))))
        .Select(type => new TestCaseData(type.FullName).SetArgDisplayNames(type.FullName));

    [TestCaseSource(nameof(Rules))]
    public void Rules_are_pure(string name)
    {
        var type = Assemblies.Services.SelectMany(a => a.Types()).Single(t => t.FullName == name);
        var touched = type.References().Where(reference => Forbidden.Any(prefix => reference.StartsWith(prefix, StringComparison.Ordinal)) && reference != "MassTransit.NewId");
        Assert.That(touched, Is.Empty);
    }
}
