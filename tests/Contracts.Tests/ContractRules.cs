using System.Reflection;
using Challenges.Contracts.Publication;

namespace Challenges.Contracts.Tests;

public sealed class ContractRules
{
    static IEnumerable<Type> Types => typeof(ChallengePublished).Assembly.GetExportedTypes();

    [TestCaseSource(nameof(Types))]
    public void A_contract_is_a_sealed_record_without_inheritance(Type type)
    {
        Assert.That(type.IsSealed && type.BaseType == typeof(object), Is.True);
        Assert.That(type.GetMethod("<Clone>$"), Is.Not.Null, "is not a record");
    }

    [TestCaseSource(nameof(Types))]
    [Property("Case", "G98")]
    public void A_contract_has_only_init_properties_and_no_enum_or_floating_point(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit");
            Assert.That(init, Is.True, $"{property.Name} is not init-only");
            var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Assert.That(value.IsEnum || value == typeof(double) || value == typeof(float), Is.False, property.Name);
        }
    }

    [TestCaseSource(nameof(Types))]
    public void A_contract_has_no_behaviour(Type type)
    {
        var written = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsSpecialName && m.Name is not ("ToString" or "GetHashCode" or "Equals" or "<Clone>$"));
        Assert.That(written, Is.Empty);
    }

    [TestCaseSource(nameof(Types))]
    public void A_member_is_required_unless_it_may_be_absent(Type type)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var mayBeAbsent = nullability.Create(property).ReadState == NullabilityState.Nullable;
            var required = property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute));
            Assert.That(required, Is.Not.EqualTo(mayBeAbsent), property.Name);
        }
    }
}
