using Challenges.Contracts.Identity;
using Challenges.Shared.Database;
using Challenges.Shared.Deadlines;
using Challenges.Shared.Time;
using Challenges.Telling;

namespace Challenges.Award.Telling;

/// <summary>
/// What people are told because nothing happened: a decision that nobody made, a milestone that comes due. Each once, at an instant that follows from the award, is moved with it, and is not told any
/// more when what was due is done.
/// </summary>
public sealed class Reminding(Teller teller, SqlSession sql)
{
    const int DaysBeforeMilestone = 7, DaysBeforePromise = 14;

    public static readonly DeadlineSource Deadline = new("Reminders", async (services, id, now, cancel) =>
    {
        var (session, reminding) = (services.GetRequiredService<SqlSession>(), services.GetRequiredService<Reminding>());
        var due = await session.Find<DateTimeOffset?>("SELECT [DueAt] FROM [Reminders] WHERE [Id] = @id", new { id }, cancel);
        await session.Execute("UPDATE [Reminders] SET [DueAt] = NULL WHERE [Id] = @id", new { id }, cancel);
        if (due is { } from && await services.GetRequiredService<AwardStore>().Load(id, cancel) is { } award) await reminding.Remind(award, from, now, cancel);
    });

    /// <summary>Sets when the award is looked at next; called whenever it or its terms changed.</summary>
    public async Task Schedule(Award award, DateTimeOffset now, CancellationToken cancel)
    {
        if (!teller.IsOn) return;
        var due = Of(award, now).Where(reminder => reminder.At > now).Select(reminder => (DateTimeOffset?)reminder.At).Min();
        var row = new { award.ChallengeId, due };
        if (await sql.Execute("UPDATE [Reminders] SET [DueAt] = @due WHERE [Id] = @ChallengeId", row, cancel) == 0 && due is not null)
            await sql.Execute("INSERT INTO [Reminders] ([Id], [DueAt]) SELECT @ChallengeId, @due WHERE NOT EXISTS (SELECT 1 FROM [Reminders] WHERE [Id] = @ChallengeId)", row, cancel);
    }

    async Task Remind(Award award, DateTimeOffset from, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var (at, what) in Of(award, now))
            if (what is not null && at >= from && at <= now) await teller.Tell(what, cancel);
        await Schedule(award, now, cancel);
    }

    /// <summary>What comes due of the award as it stands; nothing to tell where another service told of it.</summary>
    static IEnumerable<(DateTimeOffset At, Happening? What)> Of(Award award, DateTimeOffset now) => award.State switch
    {
        AwardState.Deciding or AwardState.AwaitingSecond => Decision(award, now),
        AwardState.UnderContract => award.Record.Project!.Milestones.Where(m => m.MetAt is null)
            .SelectMany(m => Milestone(award, m.Number, m.DueOn, TellAward.Winners(award), $"/desk/challenges/{award.Number}/project", now)),
        AwardState.Racing when award.Race is { Outcome: null, AtFinish: false } race =>
            Milestone(award, race.Stage, race.Plan.Stages[race.Stage - 1].DueOn, TellAward.Teams(award, award.RaceProposed!, [.. race.Running().Select(t => t.Number)]), $"/desk/challenges/{award.Number}/race", now),
        _ => []
    };

    /// <summary>The review was to be over, and again before the day by which the decision is promised.</summary>
    static IEnumerable<(DateTimeOffset At, Happening? What)> Decision(Award award, DateTimeOffset now)
    {
        var timetable = award.Terms.Timetable;
        var promised = timetable.PublishedAt.AddDays(award.Terms.Policy.DecisionPromiseDays);
        Happening Due(DateTimeOffset at) => TellAward.ToOfficers(award, Kinds.DecisionDue, $"{at:O}", now) with { Facts = [("until", promised)], Tail = $"/desk/challenges/{award.Number}/proposal" };
        // Without a ranking it is the review that waits for the officers, and they are told so there.
        yield return (timetable.ReviewEndsAt, award.Facts.Ranking is null && award.Facts.NoReviewCause is null ? null : Due(timetable.ReviewEndsAt));
        if (promised.AddDays(-DaysBeforePromise) is var before && before > timetable.ReviewEndsAt) yield return (before, Due(before));
    }

    static IEnumerable<(DateTimeOffset At, Happening? What)> Milestone(Award award, int number, DateOnly dueOn, IReadOnlyList<Recipient> solvers, string page, DateTimeOffset now)
    {
        var at = ZoneDay.Start(dueOn.AddDays(-DaysBeforeMilestone), award.Zone);
        var due = TellAward.Of(award, Kinds.MilestoneDue, $"{number} {dueOn:O}", now, solvers) with { Facts = [("milestone", number), ("on", dueOn)], Tail = page };
        yield return (at, due);
        yield return (at, TellAward.ToOfficers(award, Kinds.MilestoneToAssess, $"{number} {dueOn:O}", now) with { Facts = due.Facts, Tail = due.Tail });
    }
}
