using Challenges.Review.Reading;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review.Telling;

/// <summary>
/// <c>POST /challenges/{number}/panel/reminders</c>: tells the reviewers whose sheets are missing until when they are due, each once a day. The answer is the progress, which names seats only.
/// </summary>
public static class RemindReviewers
{
    public static async Task<Answer<ProgressView>> Handle(string number, Caller caller, Moment moment, ReviewStore reviews, SheetStore sheets, TellReview tell, Texts texts, CancellationToken cancel)
    {
        var review = (await reviews.OfChallengeToChange(number, cancel)).ForOfficer(caller);
        var all = await sheets.OfReview(review.Id, cancel);
        var seats = review.Remind(all, moment.Now);
        await reviews.Save(review, cancel);
        await tell.Reminded(review, seats, cancel);
        return Answer.Ok(ProgressView.Of(review, all, caller, moment.Now, texts), review.Version);
    }
}
