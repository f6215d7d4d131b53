using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Applications;

/// <summary>The lead's own part of a consortium (联合体).</summary>
/// <param name="Tasks">1 to 2,000 characters.</param>
/// <param name="AmountFen">Fen (0.01 yuan), 0 or more.</param>
/// <param name="IpShare">Share of the intellectual property in hundredths of a per cent: 3,333 is 33.33 %.</param>
public sealed record LeadPart(string? Tasks = null, long? AmountFen = null, int? IpShare = null);

/// <summary>A partner's own part, confirmed by a solver of that organisation.</summary>
/// <param name="Part">Digest of the partner's part as it was confirmed.</param>
public sealed record PartnerConfirmation(string Organisation, string Person, DateTimeOffset At, string Part);

/// <summary>R10 where partners take part: money and shares total exactly, and nobody is bound who did not agree. A solver alone has no such part.</summary>
public static class ConsortiumRules
{
    /// <summary>100 % in hundredths of a per cent.</summary>
    public const int Whole = 10_000;

    public static IEnumerable<RefusedException> Problems(ApplicationContent content, Representative representative, ChallengeTerms terms)
    {
        if (terms.Policy.Limits is { MostInConsortium: var most } && FilingRules.Organisations(content, representative).Count is var organisations && organisations > most)
            yield return Refusals.TooManyInConsortium.With(("organisations", organisations), ("limit", most));
        if (content.Partners.Count == 0)
        {
            if (content.Lead is not null) yield return Refusals.LeadWithoutPartners.Now();
            yield break;
        }
        var twice = content.Partners.GroupBy(p => p.Organisation?.Trim()).Where(g => g.Key is not null && g.Count() > 1).Select(g => g.Key).ToList();
        if (twice.Count > 0) yield return Refusals.PartnerTwice.With(("organisations", twice));

        var parts = content.Partners.Select(p => new LeadPart(p.Tasks, p.AmountFen, p.IpShare)).Prepend(content.Lead ?? new LeadPart()).ToList();
        var missing = parts.SelectMany((p, i) => Missing(p, i == 0 ? "lead" : $"partners[{i - 1}]")).ToList();
        if (missing.Count > 0)
        {
            yield return Refusals.ConsortiumIncomplete.With(("fields", missing));
            yield break;
        }
        var money = parts.Aggregate(0m, (sum, p) => sum + p.AmountFen!.Value);
        if (money != content.PriceFen) yield return Refusals.MoneyDoesNotTotal.With(("total", Fact.Yuan((long)Math.Min(money, long.MaxValue))), ("price", Fact.Yuan(content.PriceFen ?? 0)));
        var shares = parts.Sum(p => (long)p.IpShare!.Value);
        if (shares != Whole) yield return Refusals.SharesDoNotTotal.With(("total", $"{shares / 100}.{shares % 100:00}"));
    }

    /// <summary>Partners that have not confirmed their part as it is now.</summary>
    public static IReadOnlyList<string> Unconfirmed(ApplicationContent content, IReadOnlyList<PartnerConfirmation> confirmations) =>
        [.. content.Partners.Where(p => !IsConfirmed(p, confirmations)).Select(p => p.Name ?? p.Organisation ?? "")];

    public static bool IsConfirmed(Partner partner, IReadOnlyList<PartnerConfirmation> confirmations) =>
        confirmations.Any(c => c.Organisation == partner.Organisation?.Trim() && c.Part == DigestOf(partner));

    public static string DigestOf(Partner partner) => Canonical.Digest(partner);

    static IEnumerable<string> Missing(LeadPart part, string at)
    {
        if (string.IsNullOrWhiteSpace(part.Tasks)) yield return $"{at}.tasks";
        if (part.AmountFen is null or < 0) yield return $"{at}.amountFen";
        if (part.IpShare is null or < 0 or > Whole) yield return $"{at}.ipShare";
    }
}
