using Challenges.Award.Racing;
using Challenges.Contracts.Identity;
using Challenges.Telling;

namespace Challenges.Award.Telling;

/// <summary>
/// What people are told of an award, from what a save changes: the same whichever act, message or deadline changed it. Solvers hear of it from the public notice on, as everybody does, and who wins
/// hears it in one way only, though following the challenge too; officers who take part in an application hear nothing.
/// </summary>
public sealed class TellAward(Teller teller, Reminding reminding)
{
    public async Task Changed(Award award, DateTimeOffset now, CancellationToken cancel)
    {
        if (!teller.IsOn) return;
        foreach (var happening in Happenings(award, now)) await teller.Tell(happening, cancel);
        await reminding.Schedule(award, now, cancel);
    }

    /// <summary>Its terms arrived or changed.</summary>
    public Task Begun(Award award, DateTimeOffset now, CancellationToken cancel) => reminding.Schedule(award, now, cancel);

    /// <summary>To the officers, and to who filed it where that person was signed in.</summary>
    public async Task Filed(Award award, Objection objection, DateTimeOffset now, CancellationToken cancel)
    {
        await teller.Tell(ToOfficers(award, Kinds.ObjectionFiled, $"{objection.Id:N}", now, objection.FiledBy) with { Tail = $"/desk/challenges/{award.Number}/objections" }, cancel);
        if (objection.FiledBy is { } person) await teller.Tell(Of(award, Kinds.ObjectionReceived, $"{objection.Id:N}", now, [Happening.Person(person)]) with { Tail = "/objections" }, cancel);
    }

    public Task Decided(Award award, Objection objection, DateTimeOffset now, CancellationToken cancel) => objection.FiledBy is not { } person ? Task.CompletedTask
        : teller.Tell(Of(award, Kinds.ObjectionDecided, $"{objection.Id:N}", now, [Happening.Person(person)]) with { Tail = "/objections" }, cancel);

    public Task Overdue(Award award, Objection objection, DateTimeOffset now, CancellationToken cancel) =>
        teller.Tell(ToOfficers(award, Kinds.ObjectionOverdue, $"{objection.Id:N}", now, objection.FiledBy) with { Tail = $"/desk/challenges/{award.Number}/objections" }, cancel);

    static IEnumerable<Happening> Happenings(Award award, DateTimeOffset now)
    {
        var (before, after, number) = (award.Loaded, award.Record, award.Number);
        bool Becomes(AwardState state) => after.State == state && before.State != state;
        IReadOnlyList<Recipient> followers = [Happening.Followers(number)];
        if (Becomes(AwardState.AwaitingSecond))
            yield return ToOfficers(award, Kinds.SecondNeeded, $"{award.Version}", now, award.Standing!.ProposedBy) with { Tail = $"/desk/challenges/{number}/proposal" };
        if (Becomes(AwardState.Proposed))
            yield return Of(award, Kinds.ProposalMade, $"{award.Standing!.Id:N}", now, Owner(award)) with { Tail = $"/challenges/{number}" };
        if (after.Notices.Count > before.Notices.Count)
        {
            var notice = award.Notice!;
            yield return Of(award, Kinds.NoticeOpened, $"{notice.Id:N}", now, followers) with { Except = Winners(award).Select(w => w.Person!), Facts = [("until", notice.EndsAt)], Tail = $"/notices/{number}" };
            yield return Of(award, Kinds.AwardNoticed, $"{notice.Id:N}", now, Winners(award)) with { Facts = [("until", notice.EndsAt)], Tail = $"/notices/{number}" };
        }
        if (award.Notice is { EndReached: true } ended && before.Notices is [.., { EndReached: false } running] && running.Id == ended.Id)
            yield return ToOfficers(award, Kinds.NoticeEnded, $"{ended.Id:N}", now) with { Tail = $"/desk/challenges/{number}/notice" };
        if (Becomes(AwardState.Confirmed))
        {
            yield return Of(award, Kinds.AwardConfirmed, "", now, Winners(award)) with { Tail = $"/results/{number}" };
            yield return Of(award, Kinds.ResultKnown, "", now, followers) with { Except = Winners(award).Select(w => w.Person!), Tail = $"/results/{number}" };
        }
        if (Becomes(AwardState.NoAward))
            yield return Of(award, Kinds.NoAward, "", now, [.. followers, .. award.Facts.Applicants.Values.Select(a => Happening.Person(a.Representative))]) with { Tail = $"/results/{number}" };
        foreach (var happening in Contract(award, now).Concat(Delivery(award, now)).Concat(Race(award, now))) yield return happening;
    }

    static IEnumerable<Happening> Contract(Award award, DateTimeOffset now)
    {
        if (award.Record.TaskBook is not { } book || book.Digest == award.Loaded.TaskBook?.Digest) yield break;
        var page = $"/desk/challenges/{award.Number}/task-book";
        yield return Of(award, Kinds.TaskBookToSign, book.Digest, now, Winners(award)) with { Tail = page };
        yield return Of(award, Kinds.TaskBookForOwner, book.Digest, now, Owner(award)) with { Tail = page };
    }

    static IEnumerable<Happening> Delivery(Award award, DateTimeOffset now)
    {
        if (award.Record.Project is not { } project) yield break;
        var (was, page) = (award.Loaded.Project, $"/desk/challenges/{award.Number}/project");
        foreach (var milestone in project.Milestones)
        {
            var earlier = was?.Find(milestone.Number);
            if (milestone.Late && earlier is { Late: false })
                yield return Of(award, Kinds.MilestoneLate, $"{milestone.Number} {milestone.DueOn:O}", now, Winners(award)) with { Facts = [("milestone", milestone.Number), ("on", milestone.DueOn)], Tail = page };
            if (milestone.Assessments.Count > (earlier?.Assessments.Count ?? 0))
                foreach (var assessed in Assessed(award, milestone.Number, $"{milestone.Number} {milestone.Assessments.Count}", page, now)) yield return assessed;
            if (milestone.PaidAt is not null && earlier?.PaidAt is null)
                yield return Of(award, Kinds.PaymentReleased, $"{milestone.Number}", now, Winners(award)) with { Facts = [("milestone", milestone.Number)], Tail = page };
        }
        if (project.Acceptances.Count > (was?.Acceptances.Count ?? 0))
            foreach (var assessed in Assessed(award, project.Milestones.Count, $"acceptance {project.Acceptances.Count}", page, now)) yield return assessed;
        if (project.FollowUps.Count > (was?.FollowUps.Count ?? 0))
            yield return Of(award, Kinds.FollowUpProposed, $"{project.FollowUps[^1].Id:N}", now, Owner(award)) with { Tail = page };
    }

    static IEnumerable<Happening> Race(Award award, DateTimeOffset now)
    {
        if (award.Record.Race is not { } race || award.RaceProposed is not { } proposed) yield break;
        var (was, page) = (award.Loaded.Race, $"/desk/challenges/{award.Number}/race");
        var earlier = (was?.Books ?? []).Select(b => b.Digest).ToHashSet();
        foreach (var book in race.Books.Where(b => !earlier.Contains(b.Digest)))
            yield return Of(award, Kinds.TaskBookToSign, book.Digest, now, Teams(award, proposed, [book.Text.Team])) with { Tail = page };
        if (race.Books.Any(b => !earlier.Contains(b.Digest)))
            yield return Of(award, Kinds.TaskBookForOwner, string.Join(' ', race.Books.Select(b => b.Digest)), now, Owner(award)) with { Tail = page };
        if (race.Group is not { } group || was?.Group is not { } running) yield break;
        if (group.Stage > running.Stage)
            yield return Of(award, Kinds.MilestoneAssessed, $"stage {running.Stage}", now, Teams(award, proposed, [.. running.Running().Select(t => t.Number)])) with { Facts = [("milestone", running.Stage)], Tail = page };
        foreach (var team in group.Teams)
            foreach (var payment in team.Payments.Skip(running.Find(team.Number)!.Payments.Count))
                yield return Of(award, Kinds.PaymentReleased, $"team {team.Number} {payment.Stage}", now, Teams(award, proposed, [team.Number])) with { Facts = [("milestone", payment.Stage)], Tail = page };
    }

    static IEnumerable<Happening> Assessed(Award award, int milestone, string key, string page, DateTimeOffset now)
    {
        yield return Of(award, Kinds.MilestoneAssessed, key, now, Winners(award)) with { Facts = [("milestone", milestone)], Tail = page };
        yield return Of(award, Kinds.MilestoneForOwner, key, now, Owner(award)) with { Facts = [("milestone", milestone)], Tail = page };
    }

    internal static IReadOnlyList<Recipient> Winners(Award award) => People(award, award.Standing?.Codes() ?? []);

    internal static IReadOnlyList<Recipient> Teams(Award award, RaceProposal proposed, IReadOnlyList<int> teams) => People(award, [.. teams.Select(team => proposed.Entrants[team - 1].Code)]);

    static IReadOnlyList<Recipient> People(Award award, IReadOnlyList<string> codes) =>
        [.. codes.Where(award.Facts.Applicants.ContainsKey).Select(code => award.Facts.Applicants[code].Representative).Distinct().Select(Happening.Person)];

    static IReadOnlyList<Recipient> Owner(Award award) => [Happening.Owner(award.Terms.OwnerOrganisation)];

    internal static Happening ToOfficers(Award award, Kind kind, string key, DateTimeOffset now, string? except = null) => Of(award, kind, key, now, [Happening.Officers(award.Terms.Department)]) with
    {
        Except = [.. award.Facts.Opened.Values.SelectMany(o => o.Parties.People), .. award.Facts.Applicants.Values.Select(a => a.Representative), .. except is null ? Array.Empty<string>() : [except]],
        ExceptOrganisations = [.. award.Facts.Opened.Values.SelectMany(o => o.Parties.Organisations), .. award.Facts.Applicants.Values.Select(a => a.ContractingOrganisation)]
    };

    internal static Happening Of(Award award, Kind kind, string key, DateTimeOffset now, IReadOnlyList<Recipient> to) =>
        new(kind, $"{award.ChallengeId:N} {key}", now) { Number = award.Number, Title = award.Terms.Title, To = to, Tail = $"/desk/challenges/{award.Number}" };
}
