using Mono.Cecil;

namespace Challenges.Architecture.Tests;

/// <summary>A container without time zones or without Chinese must not start, whichever host it holds: see <see cref="Shared.Observation.SelfCheck"/>.</summary>
public sealed class SelfChecks
{
    [Test, Property("Case", "A14")]
    public void Every_host_checks_the_machine_before_it_builds_anything()
    {
        var hosts = Assemblies.Product.SelectMany(a => a.Types()).Where(t => t.Name.EndsWith("Host", StringComparison.Ordinal) && t.Methods.Any(m => m is { Name: "Build", IsStatic: true })).ToList();
        Assert.That(hosts.Select(h => h.Name), Is.EquivalentTo(new[] { "ServiceHost", "PortalHost", "IdentityHost" }));
        foreach (var host in hosts)
        {
            var first = host.Methods.Single(m => m.Name == "Build").Body.Instructions.Select(i => i.Operand).OfType<MethodReference>().First();
            Assert.That($"{first.DeclaringType.Name}.{first.Name}", Is.EqualTo("SelfCheck.Run"), host.Name);
        }
    }
}
