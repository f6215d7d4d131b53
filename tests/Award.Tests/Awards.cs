namespace Challenges.Award.Tests;

/// <summary>Awards in a given state, reached by their own acts.</summary>
static class Awards
{
    public static Award Deciding(ChallengeFacts? facts = null) => Award.Begin(facts ?? Given.Facts(), Given.Morning.AddDays(-1));

    public static Award AwaitingSecond(ChallengeFacts? facts = null)
    {
        var award = Deciding(facts);
        award.Propose(Id(1), "A3", Given.Text("chosen"), Given.Text("why not A4"), "officer-1", Given.Morning);
        return award;
    }

    public static Award Proposed(ChallengeFacts? facts = null)
    {
        var award = Deciding(facts);
        award.Propose(Id(1), "A4", Given.Text("best awardable"), null, "officer-1", Given.Morning);
        return award;
    }

    public static Award InNotice(ChallengeFacts? facts = null)
    {
        var award = Proposed(facts);
        award.OpenNotice(Id(2), "officer-1", null, Given.Settings, Given.Morning);
        return award;
    }

    public static Award Confirmed(ChallengeFacts? facts = null)
    {
        var award = InNotice(facts);
        award.Confirm(Given.AfterNotice);
        return award;
    }

    public static Award Drafted(ChallengeFacts? facts = null)
    {
        var award = Confirmed(facts);
        award.DraftTaskBook(Given.Milestones, Given.Text("commitment"), "officer-1", Given.AfterNotice);
        return award;
    }

    public static Award UnderContract(ChallengeFacts? facts = null)
    {
        var award = Drafted(facts);
        var digest = award.Record.TaskBook!.Digest;
        award.Sign(Given.Officer(), digest, Given.AfterNotice);
        award.Sign(Given.ProblemOwner, digest, Given.AfterNotice);
        award.Sign(Given.Solver(), digest, Given.AfterNotice);
        return award;
    }

    public static Award RaceProposed(Contracts.Publication.ChallengeTerms? terms = null)
    {
        var award = Deciding(Given.Facts(terms: terms ?? Given.RaceTerms()));
        award.ProposeRace(Id(1), [("A3", Given.Text("melt route")), ("A4", Given.Text("cell route"))], Given.RaceStages, Given.Text("close and different"), null, "officer-1", Given.Morning);
        return award;
    }

    public static Award RaceDrafted(Contracts.Publication.ChallengeTerms? terms = null)
    {
        var award = RaceProposed(terms);
        award.Second("officer-2", Given.Morning);
        award.OpenNotice(Id(2), "officer-1", null, Given.Settings, Given.Morning);
        award.Confirm(Given.AfterNotice);
        award.DraftRaceBooks(entrant => Given.Text($"commitment of {entrant.SolverName}"), "officer-1", Given.AfterNotice);
        return award;
    }

    public static Award Racing(Contracts.Publication.ChallengeTerms? terms = null)
    {
        var award = RaceDrafted(terms);
        foreach (var (team, code) in new[] { (1, "A4"), (2, "A3") })
            foreach (var party in new[] { Given.Officer(), Given.ProblemOwner, Given.Solver(code) })
                award.Sign(party, team, award.Record.Race!.Books[team - 1].Digest, Given.AfterNotice);
        return award;
    }

    /// <summary>All milestones but the last are met.</summary>
    public static Award Acceptable(ChallengeFacts? facts = null)
    {
        var award = UnderContract(facts);
        award.Assess(1, "met", "report", null, "officer-1", Given.AfterNotice);
        award.Assess(2, "met", "report", "Test centre", "officer-1", Given.AfterNotice);
        return award;
    }

    public static Award Rectifying()
    {
        var award = Acceptable();
        award.Accept(Measured("run-hours", 3000m), "report", "officer-1", Given.AfterNotice, Given.Settings, Id(3));
        return award;
    }

    public static Award Accepted()
    {
        var award = Acceptable();
        award.Accept(Given.Accepted, "report", "officer-1", Given.AfterNotice, Given.Settings, Awards.Id(3));
        return award;
    }

    public static Award Closed()
    {
        var award = Accepted();
        for (var milestone = 1; milestone <= 3; milestone++) award.Pay(milestone, Given.AfterNotice);
        award.Close(Given.AfterNotice);
        return award;
    }

    public static Award NoAward()
    {
        var award = Deciding();
        award.DeclareNoAward(Given.Text("nothing convinces"), Given.Morning);
        return award;
    }

    public static Award Cancelled()
    {
        var award = Deciding();
        award.Cancel(Given.Morning);
        return award;
    }

    public static Award In(AwardState state) => state switch
    {
        AwardState.Deciding => Deciding(),
        AwardState.AwaitingSecond => AwaitingSecond(),
        AwardState.Proposed => Proposed(),
        AwardState.InNotice => InNotice(),
        AwardState.Confirmed => Drafted(),
        AwardState.UnderContract => Acceptable(),
        AwardState.Racing => Racing(),
        AwardState.Rectifying => Rectifying(),
        AwardState.Accepted => Accepted(),
        AwardState.Closed => Closed(),
        AwardState.NoAward => NoAward(),
        AwardState.Cancelled => Cancelled(),
        _ => throw new ArgumentOutOfRangeException(nameof(state))
    };

    public static IReadOnlyDictionary<string, decimal> Measured(string key, decimal value) => new Dictionary<string, decimal>(Given.Accepted) { [key] = value };

    public static Objection Objection(Award award, string? filedBy = null, DateTimeOffset? arrivedAt = null) => new()
    {
        Id = Id(9),
        ChallengeId = award.ChallengeId,
        NoticeId = award.Notice!.Id,
        Version = 1,
        FiledBy = filedBy,
        ReceiptDigest = "",
        Signer = "Li Wei",
        Contact = "0971-000000",
        Statement = "The test cell was under-fed.",
        Evidence = "Feed log of 3 March.",
        ArrivedAt = arrivedAt ?? Given.Morning.AddHours(2),
        ContentDigest = "",
        AnswerDueAt = Given.Morning.AddDays(21)
    };

    public static Guid Id(byte number) => new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number);

    public static Challenges.Shared.Web.Refusal? Refusal(Action act) =>
        Assert.Catch<Challenges.Shared.Web.RefusedException>(act)?.Refusal;
}
