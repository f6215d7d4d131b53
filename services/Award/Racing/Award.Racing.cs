using Challenges.Award.Deciding;
using Challenges.Award.Racing;
using Challenges.Contracts.Publication;
using Challenges.Contracts.Review;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>A horse race instead of one winner: proposed with its plan, always by two officers; one notice for the group; a task book per team; then the race.</summary>
public sealed partial class Award
{
    /// <summary>The race that is proposed or runs; null for a single winner.</summary>
    public RaceProposal? RaceProposed => Standing?.Race;

    public RaceGroup? Race => Record.Race?.Group;

    public DateOnly Today(DateTimeOffset now) => ZoneDay.Of(now, Zone);

    public RefusedException? WhyNotProposeRace() =>
        WhyNotPropose() is { } refused ? refused : Terms.Policy.Race is null ? Refusals.RaceNotAllowed.Now() : null;

    public RefusedException? WhyNotProposeRace(IReadOnlyList<string> codes, Wording? departure)
    {
        if (WhyNotProposeRace() is { } refused) return refused;
        if (codes.FirstOrDefault(code => Facts.Ranked(code) is null) is { } unknown) return Refusals.UnknownApplication.With(("code", unknown));
        if (codes.Select(code => Facts.Applicants[code].ContractingOrganisation).Distinct().Count() != codes.Count) return Refusals.EntrantTwice.Now();
        var entrants = Ordered(codes);
        if (entrants.FirstOrDefault(ranked => !ranked.Awardable) is { } barred) return Refusals.NotAwardable.With(("code", barred.Code), ("bar", barred.Bar));
        var most = Terms.Policy.Race!.ClosenessPoints;
        if (!Entrants.AreClose(entrants, most)) return Refusals.ScoresNotClose.With(("apart", Entrants.Apart(entrants)), ("most", most));
        return !FollowsRanking(entrants) && departure is null ? Refusals.DepartureNeedsReasons.With(("code", codes), ("best", RankingLeadsTo)) : null;
    }

    /// <summary>A race is a choice of its own, so that a second officer confirms it even where the teams are the best of the ranking.</summary>
    public void ProposeRace(Guid id, IReadOnlyList<(string Code, Wording Route)> entrants, IReadOnlyList<(DateOnly DueOn, IReadOnlyList<StageGoal> Goals)> stages,
        Wording reasons, Wording? departure, string officer, DateTimeOffset now)
    {
        WhyNotProposeRace([.. entrants.Select(entrant => entrant.Code)], departure).Enforce();
        var plan = RacePlan.Of(Terms.Policy.Race!, Terms.BountyFen, stages, Terms.Policy.Contract);
        plan.WhyNotRun(entrants.Count).Enforce();
        if (plan.Stages[0].DueOn <= Today(now)) throw Refusals.DatesOutOfOrder.With(("days", plan.Stages.Select(stage => stage.DueOn).ToList()), ("today", Today(now)));

        var ordered = Ordered([.. entrants.Select(entrant => entrant.Code)]);
        var teams = ordered.Select(ranked =>
        {
            var applicant = Facts.Applicants[ranked.Code];
            return new Entrant(ranked.Code, applicant.SolverName, applicant.ContractingName, applicant.ContractingOrganisation, applicant.Region,
                Facts.Opened[ranked.Code].Content.PriceFen, entrants.First(entrant => entrant.Code == ranked.Code).Route);
        }).ToList();
        var follows = FollowsRanking(ordered);
        Record = Record with
        {
            Proposals = [.. Record.Proposals, new Proposal
            {
                // The members of a single winner tell of the group: its best code, its names, the most that it can cost.
                Id = id, Code = ordered[0].Code, SolverName = Joined(teams.Select(team => team.SolverName)), ContractingName = Joined(teams.Select(team => team.ContractingName)),
                Region = Joined(teams.Select(team => team.Region).Distinct()), PriceFen = (long)plan.Worst(teams.Count), FollowsRanking = follows, Reasons = reasons,
                Departure = follows ? null : departure, ProposedBy = officer, ProposedAt = now, RankingDigest = Facts.Ranking!.InputDigest,
                RankingVersion = Facts.Ranking.Version,
                Race = new() { Entrants = teams, Plan = plan, PointsApart = Entrants.Apart(ordered) }
            }]
        };
        Become(AwardState.AwaitingSecond, now);
        Decide(RaceProposalDecision.Of(this));
    }

    public RefusedException? WhyNotDraftRaceBooks() =>
        RaceProposed is null ? Refusals.RaceNotFound.Now()
        : Race is not null ? Refusals.TaskBookIsSigned.Now()
        : State != AwardState.Confirmed ? Refusals.NotConfirmed.Now()
        : null;

    /// <summary>Drafts the books of all teams; a new draft voids every signature.</summary>
    public void DraftRaceBooks(Func<Entrant, Wording> commitment, string officer, DateTimeOffset now)
    {
        WhyNotDraftRaceBooks().Enforce();
        var revision = (Record.Race?.Books is [var first, ..] ? first.Text.Revision : 0) + 1;
        var books = RaceProposed!.Entrants.Select((entrant, index) => RaceBook.Draft(Facts, RaceProposed, index + 1, revision, commitment(entrant), officer, now));
        Change(Record with { Race = new() { Books = [.. books] } });
    }

    /// <summary>For whom the caller would sign this team's task book; null for one who is no party of it.</summary>
    public string? PartyOf(Caller caller, int team) =>
        RaceProposed?.Entrants.ElementAtOrDefault(team - 1) is not { } entrant ? null
        : Facts.Represents(caller, entrant.Code) ? Signatories.Solver
        : IsOwner(caller) ? Signatories.Owner
        : IsOfficer(caller) ? Signatories.Department
        : null;

    public RefusedException? WhyNotSign(Caller caller, int team) =>
        PartyOf(caller, team) is not { } party ? Refusals.PartiesOnly.Now()
        : WhyNotDraftRaceBooks() is { } refused ? refused
        : WhyNotSignNow() is { } open ? open
        : Record.Race?.Books.ElementAtOrDefault(team - 1) is not { } book ? Refusals.NoTaskBook.Now()
        : book.Signatures.Any(signature => signature.Party == party) ? Refusals.SignedAlready.Now()
        : book.Signatures.Any(signature => signature.Person == caller.Person) ? Refusals.SignsForAnother.Now()
        : null;

    /// <summary>The race starts with the last signature under the last book: nobody has a head start.</summary>
    /// <returns>True when it started.</returns>
    public bool Sign(Caller caller, int team, string digest, DateTimeOffset now)
    {
        WhyNotSign(caller, team).Enforce();
        DemandsNoObjection = true;
        var book = Record.Race!.Books[team - 1];
        if (book.Digest != digest) throw Refusals.OtherTaskBook.With(("digest", book.Digest));
        book = book with { Signatures = [.. book.Signatures, new(PartyOf(caller, team)!, caller.Person, now)] };
        var race = Record.Race with { Books = [.. Record.Race.Books.Select(b => b.Text.Team == team ? book : b)] };
        if (!race.Books.All(b => b.IsSignedByAll))
        {
            Change(Record with { Race = race });
            return false;
        }
        Record = Record with { Race = race with { Group = RaceGroup.Start(RaceProposed!.Plan, race.Books.Count) } };
        Become(AwardState.Racing, now);
        Decide(RaceStartDecision.Of(Record.Race!));
        return true;
    }

    IReadOnlyList<RankedApplication> Ordered(IReadOnlyList<string> codes) => Entrants.Ordered(Facts.Ranking!.Ranking, codes);

    bool FollowsRanking(IReadOnlyList<RankedApplication> entrants) => Entrants.Follow(Facts.Ranking!.Ranking, PassedOver, entrants);

    static string Joined(IEnumerable<string> names) => string.Join(" · ", names);
}
