using Challenges.Review.Deciding;
using Challenges.Shared.Decisions;

namespace Challenges.Review.Registering;

/// <summary>Seats follow the register: of the person whose entry changed, and of everybody whom the entry names, since a tie to a person binds both.</summary>
public sealed class RegisterChanges(ReviewerStore reviewers, ReviewStore reviews, DecisionJournal journal)
{
    /// <param name="named">The person of the entry and all whom it names or named.</param>
    public async Task Follow(string department, IReadOnlyCollection<string> named, string officer, DateTimeOffset now, CancellationToken cancel)
    {
        var register = await reviewers.OfDepartment(department, cancel);
        List<Reviewer> changed = [.. register.Where(r => named.Contains(r.Person)).Select(r => r.WithTiesOf(register))];
        foreach (var id in await reviews.WithSeatOf([.. changed.Select(r => r.Person)], cancel))
        {
            var review = (await reviews.FindToChange(id, cancel))!;
            if (review.KnownTerms?.Department != department || review.Ranking is not null) continue;
            await reviews.Widen(review, [.. changed.SelectMany(r => r.Relations.Select(t => t.Organisation).Append(r.Organisation))], [], cancel);
            foreach (var reviewer in changed) review.Relate(reviewer.Person, reviewer.Organisation, reviewer.Relations, now, reviewer.RelationsKnown);
            await reviews.Save(review, cancel);
            await journal.Finds(review, officer, now, cancel);
        }
    }
}
