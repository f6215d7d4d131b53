using Challenges.Review.Assigning;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;
using MassTransit;

namespace Challenges.Review.Tests.Assigning;

public sealed class PoolMode
{
    static readonly string[] People = ["E1", "E2", "E3", "E4", "E5", "E6", "S1", "S2"];

    [Test]
    public void What_a_reviewer_opened_or_wrote_on_is_pinned_and_nothing_else()
    {
        var review = Standing();
        var pairs = review.Assignments.Standing!.Pairs;
        var written = Written(review, pairs[1]);
        var stranger = new Pairing(pairs[0].Application, review.Panel!.Holders.Select(s => s.Code).First(code => !pairs.Contains(new Pairing(pairs[0].Application, code))));
        var input = review.AssignmentInputOf(review.Opened([pairs[0], stranger], [written]), null, null);
        Assert.That(input.Pinned, Is.EquivalentTo(new[] { pairs[0], pairs[1] }));
    }

    [Test]
    public void A_proposal_that_would_take_away_what_was_opened_meanwhile_is_out_of_date()
    {
        var review = Standing();
        review.AddStandby(Qinghai.Candidate("E9") with { Field = "route" }, "knows the route", Qinghai.InReview);
        var run = Propose(review, [], most: 5);
        var taken = review.Assignments.Proposed!.Diff.Removed[0];
        var refused = Assert.Throws<RefusedException>(() => review.Approve(run, [taken], "officer", Qinghai.InReview));
        Assert.That(refused!.Refusal, Is.EqualTo(Refusals.ProposalIsStale));
        review.Approve(Propose(review, [taken], most: 5), [taken], "officer", Qinghai.InReview);
        Assert.That(review.Assignments.Standing!.Pairs, Does.Contain(taken));
    }

    [Test]
    public void A_second_run_with_the_same_bounds_adds_nothing()
    {
        var review = Standing();
        var before = review.Assignments.Standing!.Pairs;
        foreach (var _ in People) Propose(review, [], most: 5);
        Assert.That(review.Assignments.Proposed!.Pairs, Is.EqualTo(before));
    }

    [Test]
    public void The_ranking_waits_for_each_applications_own_reviewers()
    {
        var review = Standing();
        Assert.That(review.SheetsNeeded, Is.EqualTo(3), "67 per cent of three, rounded up");
        var sheets = review.Assignments.Standing!.Pairs.Select(p => Written(review, p, submit: true)).ToList();
        Assert.That(review.WhyNotRank(sheets[1..], Qinghai.InReview)!.Refusal, Is.EqualTo(Refusals.SheetsAreMissing));
        var elsewhere = review.Panel!.Holders.First(s => !review.Assignments.Standing.Pairs.Contains(new Pairing(sheets[0].Code, s.Code)));
        Assert.That(review.WhyNotRank([.. sheets[1..], Written(review, new Pairing(sheets[0].Code, elsewhere.Code), submit: true)], Qinghai.InReview)!.Refusal, Is.EqualTo(Refusals.SheetsAreMissing),
            "a sheet of somebody to whom the application is not assigned counts nowhere");
        review.Rank(sheets, Qinghai.InReview);
        Assert.That(review.Ranking!.Entries.Select(e => e.Sheets), Is.EqualTo(new[] { 3, 3, 3, 3, 3 }));
    }

    [Test]
    public void Who_stands_behind_an_application_of_the_call_has_no_seat_in_it()
    {
        var review = Pooled([.. People.Select(Qinghai.Candidate), Qinghai.Candidate("person-of-A1")]);
        Assert.That(review.SeatOf("person-of-A1").State, Is.EqualTo(SeatState.Released));
    }

    static ChallengeReview Standing()
    {
        var review = Pooled([.. People.Select(Qinghai.Candidate)]);
        review.Approve(Propose(review, [], most: 5), [], "officer", Qinghai.InReview);
        return review;
    }

    static ChallengeReview Pooled(IReadOnlyList<Candidate> candidates)
    {
        var review = Qinghai.Opened(Qinghai.Terms with { Policy = Qinghai.Policy with { ReviewMode = "pool", ReviewersPerApplication = 3 } });
        review.AppointPanel(candidates, [], "a large call", "officer", Qinghai.InReview);
        foreach (var seat in review.Panel!.Holders.ToList()) review.Declare(seat, Qinghai.NoRelations, Qinghai.InReview);
        return review;
    }

    static Guid Propose(ChallengeReview review, IReadOnlyList<Pairing> opened, int most)
    {
        var run = NewId.NextGuid();
        review.Propose(review.AssignmentInputOf(opened, null, most, Qinghai.Topics(review)), run, "officer", Qinghai.InReview);
        return run;
    }

    static ScoreSheet Written(ChallengeReview review, Pairing pair, bool submit = false)
    {
        var seat = review.Panel!.Seats.Single(s => s.Code == pair.Reviewer);
        var sheet = new ScoreSheet { Id = NewId.NextGuid(), ReviewId = review.Id, SeatId = seat.Id, Code = pair.Application };
        sheet.Save([.. review.Terms.Criteria.Select(c => new CriterionScore { Criterion = c.Key, Score = 70 })], review.Terms.Criteria, Qinghai.InReview);
        if (submit) sheet.Submit(review.Terms.Criteria, Qinghai.InReview);
        return sheet;
    }
}
