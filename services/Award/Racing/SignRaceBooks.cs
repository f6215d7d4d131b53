using Challenges.Award.Browsing;
using Challenges.Award.Contracting;
using Challenges.Contracts.Publication;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Award.Racing;

/// <summary>The task book of one team for its parties: <c>text</c> and <c>digest</c> are null until the department drafted the books.</summary>
public sealed record RaceBookView
{
    public required string Number { get; init; }
    public required int Team { get; init; }
    public required string State { get; init; }
    public RaceBookText? Text { get; init; }
    public string? Digest { get; init; }
    public required IReadOnlyList<SignatureView> Signatures { get; init; }
    public required Stand Stand { get; init; }

    public static Answer<RaceBookView> Answer(Award award, int team, Caller caller, Stands stands, DateTimeOffset now)
    {
        var full = award.SightOf(caller) == Sight.Full;
        var book = award.Record.Race?.Books.ElementAtOrDefault(team - 1);
        return Shared.Web.Answer.Ok(new RaceBookView
        {
            Number = award.Number,
            Team = team,
            State = award.State.ToString(),
            Text = book?.Text,
            Digest = book?.Digest,
            Signatures = [.. (book?.Signatures ?? []).Select(s => new SignatureView(s.Party, s.At, full || s.Person == caller.Person ? s.Person : null))],
            Stand = stands.OfRaceBook(award, team, caller, now)
        }, award.Version);
    }
}

public static class SignRaceBooks
{
    /// <summary>Drafts the books of all teams from one plan; signatures under an older draft are void.</summary>
    public static async Task<Answer<RaceView>> Draft(string number, Caller caller, Moment moment, AwardStore awards, Stands stands, Texts texts, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandOfficer(caller);
        award.DraftRaceBooks(Commitment, caller.Person, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        return RaceView.Answer(award, caller, stands, moment.Now);

        Wording Commitment(Entrant entrant)
        {
            var race = award.RaceProposed!;
            var text = texts.Bilingual("commitment.race", ("solver", entrant.SolverName), ("unit", entrant.ContractingName), ("owner", award.Terms.OwnerName),
                ("number", award.Number), ("teams", race.Entrants.Count), ("price", Fact.Yuan(race.Plan.TeamFen)));
            return new() { Zh = text.Zh, En = text.En };
        }
    }

    public static async Task<Answer<RaceBookView>> Read(string number, int team, Caller caller, Moment moment, AwardStore awards, Stands stands, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandRaceParty(team, caller);
        return RaceBookView.Answer(award, team, caller, stands, moment.Now);
    }

    public static async Task<Answer<RaceBookView>> Sign(
        string number, int team, TaskBookSignature request, Caller caller, Moment moment, AwardStore awards, Stands stands, IPublishEndpoint publish, CancellationToken cancel)
    {
        var award = (await awards.Load(number, cancel)).DemandRaceParty(team, caller);
        var starts = award.Sign(caller, team, request.Digest, moment.Now);
        await awards.Save(award, caller.Person, moment.Now, cancel);
        if (starts) await publish.Publish(AwardEvents.RaceStarted(award, moment.Now), cancel);
        return RaceBookView.Answer(award, team, caller, stands, moment.Now);
    }

    /// <summary>404 for everyone but the team's own solver, the problem owner, the officers and the auditor, and before the confirmation for all but officers and auditors.</summary>
    static Award DemandRaceParty(this Award? award, int team, Caller caller)
    {
        if (award?.RaceProposed?.Entrants.ElementAtOrDefault(team - 1) is null) throw Refusals.RaceNotFound.Now();
        var party = award.SightOf(caller) == Sight.Full || (award.IsContracted && award.PartyOf(caller, team) is not null);
        return party ? award : throw Refusals.RaceNotFound.Now();
    }
}
