using Challenges.Shared.Decisions;
using Challenges.Shared.Web;

namespace Challenges.Publication.Deciding;

/// <param name="Around">The part of the register that bears on the entries, as it stood.</param>
/// <param name="ProposedBy">Opaque id of the person.</param>
public sealed record RegisteringInput(Guid Change, IReadOnlyList<OrganisationEntry> Entries, IReadOnlyList<Organisation> Around, string ProposedBy, string ApprovedBy);

/// <param name="Registered">The versions that came of it, as they were told to the other services.</param>
public sealed record RegisteringResult(Guid Change, bool TwoPeople, IReadOnlyList<Organisation> Registered);

/// <summary>The decisions on the register of organisations: a chain of its own beside those of the challenges, under the number <see cref="Number"/>.</summary>
static class OrganisationDecision
{
    public const string Number = "organisations";
    const string Kind = "organisations";
    static readonly Guid Chain = new("0c9c5f0e-0000-4000-8000-6f7267616e73");

    public static readonly Engine<RegisteringInput, RegisteringResult> Version1 = Engine.Of<RegisteringInput, RegisteringResult>("publication-organisations/1", Register);

    public static DecisionSight SightOf(Caller caller) => OrganisationChange.IsVisibleTo(caller) ? DecisionSight.Everything : DecisionSight.HeadOnly;

    /// <returns>What is registered now.</returns>
    public static async Task<IReadOnlyList<Organisation>> Registers(this DecisionJournal journal, OrganisationChange approved, OrganisationRegister register, DateTimeOffset now, CancellationToken cancel)
    {
        var input = new RegisteringInput(approved.Id, approved.Entries, register.Around(approved.Entries), approved.ProposedBy, approved.DecidedBy!);
        var result = Register(input, now);
        await journal.Append(new Decision
        {
            ChallengeId = Chain,
            Number = Number,
            Kind = Kind,
            Rules = ["R08"],
            Profile = Number,
            ProfileVersion = 1,
            Actor = approved.DecidedBy!,
            At = now
        }, Version1, input, result, cancel);
        return result.Registered;
    }

    static RegisteringResult Register(RegisteringInput input, DateTimeOffset at) =>
        new(input.Change, input.ProposedBy != input.ApprovedBy, new OrganisationRegister(input.Around).Register(input.Entries, at));
}
