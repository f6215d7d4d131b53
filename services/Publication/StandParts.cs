using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>What all stands of this service are put together from.</summary>
static class StandParts
{
    /// <summary>Allowed, or refused with the rule's own words; acts use the same rule.</summary>
    public static StandAction Act(this Texts texts, string name, RefusedException? whyNot, bool primary = false, string? href = null) => new()
    {
        Name = name,
        Allowed = whyNot is null,
        Primary = primary && whyNot is null,
        Refusal = whyNot is null ? null : texts.Refusal(whyNot, href)
    };
}
