using Challenges.Contracts.Publication;
using Challenges.Publication.Checking;
using Challenges.Publication.Profiles;
using FluentValidation;

namespace Challenges.Publication.Drafting;

/// <param name="Problem">Id of an accepted problem; its text starts the draft.</param>
public sealed record DraftFromProblemRequest(Guid Problem);

/// <summary>
/// Times are <c>2022-12-19T18:00:00+08:00</c>, <c>2022-12-19T18:00</c> on the clock of <see cref="Zone"/>, or <c>2022-12-19</c> for the end of that day there.
/// </summary>
/// <param name="Zone">IANA id.</param>
/// <param name="GraceSeconds">The profile's when absent, as are the notice's length and unit.</param>
/// <param name="NoticeUnit"><c>WorkingDay</c> or <c>CalendarDay</c>.</param>
public sealed record ScheduleRequest(string Zone, string QuestionsUntil, string ClosesAt, string ReviewEndsAt, int? GraceSeconds = null, int? NoticeLength = null, string? NoticeUnit = null)
{
    public Schedule ToSchedule(PolicyProfile profile)
    {
        var zone = LocalTimes.Zone(Zone) ?? throw Refusals.ZoneIsUnknown.With(("zone", Zone));
        return new Schedule
        {
            Zone = Zone,
            QuestionsUntil = LocalTimes.Resolve("schedule.questionsUntil", QuestionsUntil, zone),
            ClosesAt = LocalTimes.Resolve("schedule.closesAt", ClosesAt, zone),
            ReviewEndsAt = LocalTimes.Resolve("schedule.reviewEndsAt", ReviewEndsAt, zone),
            GraceSeconds = GraceSeconds ?? profile.GraceSeconds,
            NoticeLength = NoticeLength ?? profile.NoticeLength,
            NoticeUnit = NoticeUnit ?? profile.NoticeUnit
        };
    }
}

/// <param name="Version">The newest when absent.</param>
public sealed record ProfileRequest(string Name, int? Version = null);

/// <summary>The whole text of a draft. Texts may be empty and the schedule absent until it is signed.</summary>
/// <param name="BountyFen">Fen (0.01 yuan): 20,000,000 yuan are 2000000000.</param>
/// <param name="Criteria">The profile's when absent.</param>
/// <param name="FollowsUp">Number of the challenge that this one follows; it may be older than this system.</param>
public sealed record DraftRequest(
    string OwnerName, IReadOnlyList<string> OwnerAffiliates, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, long BountyFen,
    ProfileRequest Profile, ScheduleRequest? Schedule = null, IReadOnlyList<Criterion>? Criteria = null, string? FollowsUp = null)
{
    /// <summary>The new text; department and owner stay those of the draft.</summary>
    public ListText ToText(ListText before)
    {
        var profile = PolicyProfiles.Find(Profile.Name, Profile.Version) ?? throw Refusals.ProfileIsUnknown.With(("profile", Profile.Name), ("version", Profile.Version));
        return before with
        {
            OwnerName = OwnerName,
            OwnerAffiliates = [.. OwnerAffiliates.Distinct().Order(StringComparer.Ordinal)],
            Title = Title,
            Description = Description,
            Field = Field,
            Indicators = Indicators,
            BountyFen = BountyFen,
            Schedule = Schedule?.ToSchedule(profile),
            Criteria = Criteria ?? profile.Criteria,
            Profile = profile.Policy.Profile,
            ProfileVersion = profile.Policy.ProfileVersion,
            FollowsUp = FollowsUp
        };
    }
}

public sealed class DraftRequestValidator : AbstractValidator<DraftRequest>
{
    public DraftRequestValidator()
    {
        RuleFor(r => r.OwnerName).MaximumLength(200);
        RuleFor(r => r.OwnerAffiliates.Count).LessThanOrEqualTo(200).OverridePropertyName("ownerAffiliates");
        RuleForEach(r => r.OwnerAffiliates).NotEmpty().MaximumLength(100);
        RuleFor(r => r.Title).UpTo(500);
        RuleFor(r => r.Description).UpTo(20_000);
        RuleFor(r => r.Field).MaximumLength(200);
        RuleFor(r => r.Indicators.Count).LessThanOrEqualTo(50).OverridePropertyName("indicators");
        RuleForEach(r => r.Indicators).SetValidator(new IndicatorValidator());
        RuleFor(r => r.BountyFen).InclusiveBetween(0, 100_000_000_000_000);
        RuleFor(r => r.FollowsUp).MaximumLength(50);
        RuleForEach(r => r.Criteria).ChildRules(criterion =>
        {
            criterion.RuleFor(c => c.Key).NotEmpty().MaximumLength(60);
            criterion.RuleFor(c => c.Name).UpTo(300);
        });
    }
}
