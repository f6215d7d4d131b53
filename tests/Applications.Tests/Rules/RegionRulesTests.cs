using CsCheck;

namespace Challenges.Applications.Tests.Rules;

public sealed class RegionRulesTests
{
    static readonly string[] Names = ["Qinghai", "Gansu", "Hubei", "Sichuan", "Tibet"];

    [Test]
    public void Until_the_decision_no_region_with_fewer_than_three_applications_is_named() =>
        Gen.Int[0, 4].List[0, 40].Select(list => list.Select(n => Names[n]).ToList()).Sample(regions =>
        {
            var (merged, named) = (RegionRules.Merge(regions, decided: false), RegionRules.Merge(regions, decided: true));
            Assert.That(merged.Sum(c => c.Count), Is.EqualTo(regions.Count));
            Assert.That(merged.Where(c => c.Region is not null), Has.All.Matches<RegionCount>(c => c!.Count >= RegionRules.Fewest));
            Assert.That(merged.Count(c => c.Region is null), Is.LessThanOrEqualTo(1));
            Assert.That(named.ToDictionary(c => c.Region!, c => c.Count), Is.EquivalentTo(regions.GroupBy(r => r).ToDictionary(g => g.Key, g => g.Count())));
        });
}
