using Challenges.Contracts.Applications;
using Challenges.Contracts.Award;
using Challenges.Contracts.Review;
using Challenges.Publication.Browsing;
using Challenges.Publication.Drafting;
using Challenges.Shared.Database;
using Challenges.TestKit;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Challenges.Publication.Tests.Api;

/// <summary>The events of the other services, as they come: twice, late, in any order.</summary>
public sealed class Following_the_competition
{
    static readonly DateTimeOffset At = Given.Closes + TimeSpan.FromMinutes(1);

    [Test]
    public async Task The_number_of_applications_is_for_the_officers_of_the_department_until_the_set_is_sealed()
    {
        var challenge = await Act.Published();
        await Publish(new ApplicationWithdrawn { ChallengeId = challenge.Id, Version = 3, At = At, Count = 1 });
        await Publish(new ApplicationReceived { ChallengeId = challenge.Id, Version = 2, At = At, Count = 2 });
        Assert.That((await Act.Show(challenge.Number, Act.Officer)).Filed, Is.EqualTo(1));
        foreach (var client in new[] { Act.Anyone, Act.OtherOfficer, Act.Owner, Act.Solver, Act.Auditor })
        {
            var shown = await Act.Show(challenge.Number, client);
            Assert.That((shown.Filed, shown.Sealed), Is.EqualTo(((int?)null, (SealedView?)null)));
        }

        await Publish(new ApplicationsSealed { ChallengeId = challenge.Id, Version = 4, At = At, Number = challenge.Number, ClosedAt = Given.Closes, Count = 1, MerkleRoot = "ab" });
        Assert.That((await Act.Show(challenge.Number)).Sealed, Is.EqualTo(new SealedView(At, 1, "ab")));
    }

    [Test]
    public async Task An_owner_finds_the_own_challenges_and_where_they_stand()
    {
        var challenge = await Act.Published();
        await Publish(Ranking(challenge));
        await Act.Show(challenge.Number);
        var own = await (await Act.Owner.GetAsync("/own-challenges?size=1")).ShouldBe<OwnChallenges>();
        Assert.That(own.Items, Has.Count.EqualTo(1));
        for (; own.Items.All(c => c.Number != challenge.Number); own = await (await Act.Owner.GetAsync($"/own-challenges?size=100&after={own.Next}")).ShouldBe<OwnChallenges>()) Assert.That(own.Next, Is.Not.Null);
        Assert.That(own.Items.Single(c => c.Number == challenge.Number).State, Is.EqualTo((await Act.Show(challenge.Number)).State));
        Assert.That((await (await Act.As(Given.OtherOwner).GetAsync("/own-challenges")).ShouldBe<OwnChallenges>()).Items, Is.Empty);
    }

    [Test]
    public async Task The_outcome_is_the_same_whatever_the_order_and_however_often_it_is_told()
    {
        var challenge = await Act.Published();
        await Task.WhenAll(Publish(Confirmed(challenge)), Publish(Closed(challenge)), Publish(Notice(challenge)), Publish(Ranking(challenge)), Publish(Signed(challenge)), Publish(Panel(challenge)));
        await Task.WhenAll(Publish(Notice(challenge)), Publish(Confirmed(challenge)));
        var shown = await Act.Show(challenge.Number);
        Assert.That(shown.Outcome.Award, Is.EqualTo(new AwardView(At + TimeSpan.FromDays(5), "Shanghai light-metal institute", 1_980_000_000, 170)));
        Assert.That((shown.Outcome.Notice!.FirstDay, shown.Outcome.Closure!.Outcome), Is.EqualTo((new DateOnly(2023, 4, 27), "accepted")));
        Assert.That(shown.Elapsed.DecisionDays, Is.EqualTo(36));
        var listed = await (await Act.Anyone.GetAsync($"/challenges?state=accepted&text={challenge.Number}")).ShouldBe<ChallengePage>();
        Assert.That(listed.Items.Single().State, Is.EqualTo(Standing.Accepted));
        Assert.That(await PublicationRuns.Service.BrokenInvariants(), Is.Empty);
    }

    [Test]
    public async Task A_challenge_without_an_award_tells_the_reason()
    {
        var challenge = await Act.Published();
        await Publish(new NoAward { ChallengeId = challenge.Id, Version = 2, At = At, Number = challenge.Number, Reason = Given.Both("无一达标", "None reached the targets"), ElapsedDays = 90 });
        Assert.That((await Act.Show(challenge.Number)).State, Is.EqualTo(Standing.NoAward));
        Assert.That((await Act.Show(challenge.Number)).Outcome.NoAward!.Reason!.En, Is.EqualTo("None reached the targets"));
    }

    [Test]
    public async Task A_follow_up_becomes_one_linked_draft_of_the_department()
    {
        var parent = await Act.Published();
        var proposed = new FollowUpProposed
        {
            ChallengeId = parent.Id,
            Version = 30,
            At = At,
            FollowUpId = NewId.NextGuid(),
            ParentNumber = parent.Number,
            Department = Given.Department,
            OwnerOrganisation = "org-owner",
            Title = Given.Both("次氯酸钠处置", "Disposal of sodium hypochlorite"),
            ResidualProblem = Given.Both("副产次氯酸钠难以处置。", "Sodium hypochlorite is left over."),
            Field = "salt-lake chemistry",
            Indicators = [Given.Output]
        };
        await Publish(proposed);
        await Publish(proposed with { Version = 31, Title = Given.Both("另一题", "Another title") });
        var draft = await (await Act.Officer.GetAsync($"/drafts/{proposed.FollowUpId}")).ShouldBe<DraftView>();
        Assert.That((draft.FollowsUp, draft.OwnerName, draft.Version, draft.Schedule), Is.EqualTo((parent.Number, Given.Text.OwnerName, 1, (Schedule?)null)));
        Assert.That(draft.Title.En, Is.EqualTo("Disposal of sodium hypochlorite"), "the draft is the department's once it is there");
        var all = await (await Act.Officer.GetAsync("/drafts?size=100")).ShouldBe<DraftPage>();
        Assert.That(all.Items.Count(d => d.FollowsUp == parent.Number), Is.EqualTo(1));
    }

    /// <summary>Sends the message twice under one id and once under another, and waits until both have been taken in.</summary>
    static async Task Publish<T>(T message) where T : class
    {
        Guid[] ids = [NewId.NextGuid(), NewId.NextGuid()];
        foreach (var id in new[] { ids[0], ids[0], ids[1] }) await PublicationRuns.Bus.Publish(message, id);
        await Patience.Until(() => PublicationRuns.Service.InScope(async services =>
            (await services.GetRequiredService<SqlSession>().Query<Guid>("SELECT DISTINCT [MessageId] FROM [Inbox] WHERE [MessageId] IN @ids", new { ids })).Count == 2), $"{typeof(T).Name} to be taken in");
    }

    static NoticeOpened Notice(ChallengeView c) => new()
    {
        ChallengeId = c.Id,
        Version = 3,
        At = At + TimeSpan.FromDays(1),
        Number = c.Number,
        NoticeId = NewId.NextGuid(),
        SolverName = "Shanghai light-metal institute",
        PriceFen = 1_980_000_000,
        FirstDay = new DateOnly(2023, 4, 27),
        LastDay = new DateOnly(2023, 5, 6),
        EndsAt = Given.At("2023-05-07T00:00:00"),
        CountedDays = []
    };

    static AwardConfirmed Confirmed(ChallengeView c) => new() { ChallengeId = c.Id, Version = 5, At = At + TimeSpan.FromDays(5), Number = c.Number, Code = "K1", SolverName = "Shanghai light-metal institute", PriceFen = 1_980_000_000, ElapsedDays = 170 };

    static TaskBookSigned Signed(ChallengeView c) => new() { ChallengeId = c.Id, Version = 7, At = At + TimeSpan.FromDays(9), Number = c.Number, Digest = "d", Payments = [] };

    static ProjectClosed Closed(ChallengeView c) => new() { ChallengeId = c.Id, Version = 20, At = At + TimeSpan.FromDays(900), Number = c.Number, Outcome = "accepted", Indicators = [], PaidFen = 1_980_000_000, ElapsedDays = 931 };

    static PanelAppointed Panel(ChallengeView c) => new() { ChallengeId = c.Id, Version = 1, At = At, Seats = 7, Standbys = 2, Fields = [], Method = "drawn", ProofDigest = "p" };

    static RankingFinalised Ranking(ChallengeView c) => new() { ChallengeId = c.Id, Version = 9, At = At, Number = c.Number, Method = "trimmed-mean", EngineVersion = "1", InputDigest = "i", PassingScore = 60, Ranking = [] };
}
