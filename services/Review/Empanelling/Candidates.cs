using System.Security.Cryptography;
using Challenges.Review.Registering;
using MassTransit;

namespace Challenges.Review.Empanelling;

/// <summary>Turns entries of the register into candidates of one challenge, each under a random code that says nothing about the person.</summary>
public sealed class Candidates(ReviewerStore reviewers)
{
    /// <summary>No 0, 1, I, O or U, which are read wrongly.</summary>
    const string Letters = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

    public static string NewCode() => RandomNumberGenerator.GetString(Letters, 8);

    public async Task<IReadOnlyList<Candidate>> Named(string department, IReadOnlyList<string> people, CancellationToken cancel)
    {
        List<Candidate> candidates = [];
        foreach (var person in people)
        {
            var reviewer = await reviewers.Find(department, person, cancel);
            if (reviewer is not { Active: true }) throw Refusals.ReviewerIsUnknown.With(("person", person));
            candidates.Add(reviewer.AsCandidate(NewId.NextGuid(), NewCode()));
        }
        return candidates;
    }

    /// <summary>Members of the pool by draw code, as the register knows them now.</summary>
    public async Task<IReadOnlyDictionary<string, Candidate>> OfPool(string department, Pool? pool, CancellationToken cancel)
    {
        var register = (await reviewers.OfDepartment(department, cancel)).Where(r => r.CanBeDrawn).ToDictionary(r => r.Person);
        return (pool?.Members ?? []).Where(m => register.ContainsKey(m.Person)).ToDictionary(m => m.Code, m => register[m.Person].AsCandidate(NewId.NextGuid(), m.Code));
    }
}
