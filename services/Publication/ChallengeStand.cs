using System.Text.Json;
using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication;

static class ChallengeStand
{
    public static Stand Of(Challenge challenge, Progress progress, Caller caller, DateTimeOffset now, Department? department, Texts texts)
    {
        var standing = Standings.At(challenge, progress, now);
        return new Stand
        {
            Version = challenge.Version,
            ServerNow = now,
            Zone = challenge.Text.Schedule?.Zone ?? "Asia/Shanghai",
            Stands = new StandState(standing.ToString(), Standings.Since(challenge, progress, now)),
            Next = Next(challenge, progress, standing, now),
            Actions = [.. standing == Standing.Draft ? DraftActions(challenge, caller, now, texts) : Actions(challenge, progress, caller, now, texts)],
            After = texts.Bilingual(standing == Standing.Draft ? "after.draft" : $"after.{JsonNamingPolicy.CamelCase.ConvertName(standing.ToString())}"),
            Contact = department?.Contact
        };
    }

    static StandNext? Next(Challenge challenge, Progress progress, Standing standing, DateTimeOffset now)
    {
        var schedule = challenge.Text.Schedule;
        return standing switch
        {
            Standing.Open when now < schedule!.QuestionsUntil => new StandNext("QuestionsEnd", schedule.QuestionsUntil),
            Standing.Open => new StandNext("Closes", schedule!.ClosesAt),
            Standing.Closed or Standing.InReview when now < schedule!.ReviewEndsAt => new StandNext("ReviewEnds", schedule.ReviewEndsAt),
            Standing.Notice when progress.Notice?.NoticeEndsAt is { } ends && now < ends => new StandNext("NoticeEnds", ends),
            _ => null
        };
    }

    static IEnumerable<StandAction> DraftActions(Challenge draft, Caller caller, DateTimeOffset now, Texts texts)
    {
        if (caller.IsOfficerOf(draft.Department)) yield return texts.Act("ReviseDraft", draft.WhyNotRevise(caller));
        if (caller.IsOfficerOf(draft.Department) || draft.IsOwnedBy(caller)) yield return texts.Act("SignList", draft.WhyNotSign(caller), primary: true);
        if (caller.IsOfficerOf(draft.Department)) yield return texts.Act("PublishChallenge", draft.WhyNotPublish(caller, now), primary: true);
    }

    static IEnumerable<StandAction> Actions(Challenge challenge, Progress progress, Caller caller, DateTimeOffset now, Texts texts)
    {
        var href = $"/challenges/{challenge.Number}/questions";
        if (caller.Is(Roles.Solver)) yield return texts.Act("StartApplication", challenge.WhyNotOpen(now), primary: true, $"/challenges/{challenge.Number}");
        yield return texts.Act("AskQuestion", challenge.WhyNotAsk(caller, now), href: href);
        if (challenge.IsOwnedBy(caller) || caller.IsOfficerOf(challenge.Department)) yield return texts.Act("DraftAnswer", challenge.WhyNotDraftAnswer(caller, now), href: href);
        if (!caller.Is(Roles.Department)) yield break;
        yield return texts.Act("PublishAnswer", challenge.WhyNotPublishAnswer(caller, now), href: href);
        yield return texts.Act("AmendChallenge", challenge.WhyNotAmend(caller, now));
        yield return texts.Act("CancelChallenge", challenge.WhyNotCancel(caller, progress));
    }
}
