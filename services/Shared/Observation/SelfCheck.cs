using System.Globalization;

namespace Challenges.Shared.Observation;

/// <summary>What a machine or image must bring; a service that started without it would show wrong times or half of its texts.</summary>
public static class SelfCheck
{
    /// <summary>Every host runs it before anything else.</summary>
    public static void Run()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Shanghai", out var zone) || zone.BaseUtcOffset != TimeSpan.FromHours(8))
            throw new InvalidOperationException("The time zone Asia/Shanghai is unknown here; install tzdata.");
        try
        {
            if (CultureInfo.GetCultureInfo("zh-Hans", predefinedOnly: true).EnglishName.StartsWith("Invariant", StringComparison.Ordinal)) throw new CultureNotFoundException();
        }
        catch (CultureNotFoundException e)
        {
            throw new InvalidOperationException("The culture zh-Hans is unknown here; install ICU and do not set InvariantGlobalization.", e);
        }
    }
}
