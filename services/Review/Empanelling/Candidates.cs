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
        var register = await Register(department, cancel);
        return [.. people.Select(person => register.TryGetValue(person, out var reviewer) ? reviewer.AsCandidate(NewId.NextGuid(), NewCode()) : throw Refusals.ReviewerIsUnknown.With(("person", person)))];
    }

    /// <summary>Members of the pool by draw code, as the register knows them now.</summary>
    public async Task<IReadOnlyDictionary<string, Candidate>> OfPool(string department, Pool? pool, CancellationToken cancel)
    {
        var register = await Register(department, cancel);
        return (pool?.Members ?? []).Where(m => register.ContainsKey(m.Person)).ToDictionary(m => m.Code, m => register[m.Person].AsCandidate(NewId.NextGuid(), m.Code));
    }

    /// <summary>One query for all, and each with the ties that others' entries tell.</summary>
    async Task<IReadOnlyDictionary<string, Reviewer>> Register(string department, CancellationToken cancel)
    {
        var all = await reviewers.OfDepartment(department, cancel);
        return Reviewer.WithTies([.. all.Where(r => r.Active)], all).ToDictionary(r => r.Person);
    }
}
