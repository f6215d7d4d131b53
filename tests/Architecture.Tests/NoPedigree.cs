using Challenges.Shared.Pedigree;

namespace Challenges.Architecture.Tests;

/// <summary>R07: age, birth date, degree, title and rank of a person exist nowhere, so nothing can select, score, sort or export by them.</summary>
public sealed class NoPedigree
{
    [Test]
    public void No_property_or_field_of_the_product_would_hold_it()
    {
        var members = Assemblies.Product.SelectMany(a => a.Types()).SelectMany(t => t.WithNested())
            .SelectMany(t => t.Properties.Select(p => (Type: t.FullName, p.Name)).Concat(t.Fields.Where(f => !f.Name.Contains('<')).Select(f => (Type: t.FullName, f.Name))))
            .Where(m => PedigreeMembers.Names(m.Name));
        Assert.That(members, Is.Empty);
    }
}
