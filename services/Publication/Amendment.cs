using System.Globalization;
using Challenges.Contracts.Publication;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>One published change of a published challenge.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="NeedsReconfirmation">Indicators or bounty changed, so that filed applications are to be confirmed again (R05).</param>
public sealed record Amendment(int Number, DateTimeOffset At, Wording Reason, IReadOnlyList<Difference> Differences, bool NeedsReconfirmation);

/// <param name="Field">Path such as <c>schedule.closesAt</c>.</param>
/// <param name="Old">The value before, as canonical JSON or plain text.</param>
public sealed record Difference(string Field, string Old, string New);

/// <summary>What an amendment asks for; what is null stays as it is.</summary>
public sealed record Changes
{
    public required Wording Reason { get; init; }
    public Wording? Description { get; init; }
    public IReadOnlyList<Indicator>? Indicators { get; init; }
    public long? BountyFen { get; init; }
    public DateTimeOffset? QuestionsUntil { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
    public DateTimeOffset? ReviewEndsAt { get; init; }

    public ListText Apply(ListText text) => text with
    {
        Description = Description ?? text.Description,
        Indicators = Indicators ?? text.Indicators,
        BountyFen = BountyFen ?? text.BountyFen,
        Schedule = text.Schedule! with
        {
            QuestionsUntil = QuestionsUntil ?? text.Schedule.QuestionsUntil,
            ClosesAt = ClosesAt ?? text.Schedule.ClosesAt,
            ReviewEndsAt = ReviewEndsAt ?? text.Schedule.ReviewEndsAt
        }
    };

    /// <summary>Extends and never shortens; a late change of content moves the close by what the profile asks.</summary>
    public RefusedException? WhyNot(ListText old, ListText changed, DateTimeOffset publishedAt, DateTimeOffset now)
    {
        if (!Reason.IsWhole()) return Refusals.ReasonIsMissing.Now();
        if (PedigreeCheck.WhyNot(Reason.Parts("reason")) is { } named) return named;
        if (Differences(old, changed).Count == 0) return Refusals.NothingChanges.Now();
        var (before, after) = (old.Schedule!, changed.Schedule!);
        if (Shortened(before, after) is { } shortened) return Refusals.AmendmentShortens.With(("members", shortened));
        if (changed.WhyNotFit() is { } unfit) return unfit;
        if (ClosingDates.WhyNot(Reason.Parts("reason"), after, before) is { } elsewhere) return elsewhere;
        var profile = old.FindProfile()!;
        if (after.WhyNotFrom(publishedAt, profile) is { } impossible) return impossible;
        if (!ChangesContent(old, changed) || now < before.ClosesAt - TimeSpan.FromDays(profile.Call.LateAmendmentDays)) return null;
        return after.ClosesAt >= before.ClosesAt + TimeSpan.FromDays(profile.Call.LateExtensionDays) ? null
            : Refusals.LateAmendmentMustExtend.With(("lateDays", profile.Call.LateAmendmentDays), ("days", profile.Call.LateExtensionDays),
                ("earliest", Fact.Instant(before.ClosesAt + TimeSpan.FromDays(profile.Call.LateExtensionDays), before.Zone)));
    }

    public IReadOnlyList<Difference> Differences(ListText old, ListText changed)
    {
        var all = new (string Field, string Old, string New)[]
        {
            ("description.zh", old.Description.Zh, changed.Description.Zh),
            ("description.en", old.Description.En, changed.Description.En),
            ("indicators", Json(old.Indicators), Json(changed.Indicators)),
            ("bountyFen", old.BountyFen.ToString(CultureInfo.InvariantCulture), changed.BountyFen.ToString(CultureInfo.InvariantCulture)),
            ("schedule.questionsUntil", Iso(old.Schedule!.QuestionsUntil), Iso(changed.Schedule!.QuestionsUntil)),
            ("schedule.closesAt", Iso(old.Schedule.ClosesAt), Iso(changed.Schedule.ClosesAt)),
            ("schedule.reviewEndsAt", Iso(old.Schedule.ReviewEndsAt), Iso(changed.Schedule.ReviewEndsAt))
        };
        return [.. all.Where(d => d.Old != d.New).Select(d => new Difference(d.Field, d.Old, d.New))];
    }

    public static bool NeedReconfirmation(ListText old, ListText changed) => old.BountyFen != changed.BountyFen || Json(old.Indicators) != Json(changed.Indicators);

    static bool ChangesContent(ListText old, ListText changed) => NeedReconfirmation(old, changed) || old.Description != changed.Description;

    static List<string>? Shortened(Schedule before, Schedule after)
    {
        var shorter = new List<string>();
        if (after.QuestionsUntil < before.QuestionsUntil) shorter.Add("questionsUntil");
        if (after.ClosesAt < before.ClosesAt) shorter.Add("closesAt");
        if (after.ReviewEndsAt < before.ReviewEndsAt) shorter.Add("reviewEndsAt");
        return shorter.Count == 0 ? null : shorter;
    }

    static string Json(IReadOnlyList<Indicator> indicators) => System.Text.Encoding.UTF8.GetString(Canonical.Bytes(indicators));

    static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
