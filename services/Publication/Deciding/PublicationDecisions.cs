using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Publication.Registering;
using Challenges.Shared.Decisions;
using Challenges.Shared.Proof;
using Challenges.Shared.Web;

namespace Challenges.Publication.Deciding;

/// <param name="Signatures">With the digest that each party signed.</param>
/// <param name="Profile">As it stood, so that a later profile changes no replay.</param>
/// <param name="Call">Part of the terms since version 2, as <paramref name="Contact"/>.</param>
public sealed record PublishingInput(string Number, ListText Text, IReadOnlyList<Signature> Signatures, PolicyProfile Profile, IReadOnlyList<string> VettingPeople, string? Call = null, DepartmentContact? Contact = null);

/// <param name="TextDigest">SHA-256 of the canonical text (R03).</param>
/// <param name="SignedBy">Parties that signed exactly this text, sorted.</param>
/// <param name="WindowFits">The call window is at least the profile's (R04).</param>
/// <param name="TermsDigest">SHA-256 of the canonical terms that were sent to the other services.</param>
public sealed record PublishingResult(string TextDigest, IReadOnlyList<string> SignedBy, bool WindowFits, string TermsDigest);

/// <param name="Call">Part of the terms since version 2, as <paramref name="Contact"/>.</param>
public sealed record AmendingInput(string Number, ListText Text, Changes Changes, DateTimeOffset PublishedAt, PolicyProfile Profile, IReadOnlyList<string> VettingPeople, string? Call = null, DepartmentContact? Contact = null);

/// <param name="NeedsReconfirmation">Indicators or bounty changed (R05).</param>
public sealed record AmendingResult(IReadOnlyList<Difference> Differences, bool NeedsReconfirmation, bool WindowFits, string TextDigest, string TermsDigest);

/// <summary>The decisions of Publication: what was published or amended under which profile, as it can be computed again.</summary>
static class PublicationDecisions
{
    const string Published = "publication", Amended = "amendment";

    public static readonly Engine<PublishingInput, PublishingResult> PublishingFirst = Engine.Of<PublishingInput, PublishingResult>("publication-publishing/1", (input, at) => Publish(input with { Call = null, Contact = null }, at));
    public static readonly Engine<PublishingInput, PublishingResult> Publishing = Engine.Of<PublishingInput, PublishingResult>("publication-publishing/2", Publish);
    public static readonly Engine<AmendingInput, AmendingResult> AmendingFirst = Engine.Of<AmendingInput, AmendingResult>("publication-amending/1", input => Amend(input with { Call = null, Contact = null }));
    public static readonly Engine<AmendingInput, AmendingResult> Amending = Engine.Of<AmendingInput, AmendingResult>("publication-amending/2", Amend);

    public static DecisionRules Rules { get; } = new() { Engines = [Publishing, PublishingFirst, Amending, AmendingFirst, OrganisationDecision.Version1], SightOf = SightOf, Announce = ChallengeEvents.Chained };

    public static Task Publishes(this DecisionJournal journal, Challenge challenge, Department? department, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var input = new PublishingInput(challenge.Number!, challenge.Text, challenge.Signatures, challenge.Text.FindProfile()!, challenge.VettingPeople, challenge.Call, ChallengeEvents.ContactOf(department));
        return journal.Append(Of(challenge, Published, ["R01", "R03", "R04", "R07"], caller, now), Publishing, input, Publish(input, now), cancel);
    }

    /// <param name="before">The text that was amended.</param>
    public static Task Amends(this DecisionJournal journal, Challenge challenge, ListText before, Changes changes, Department? department, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var input = new AmendingInput(challenge.Number!, before, changes, challenge.PublishedAt!.Value, before.FindProfile()!, challenge.VettingPeople, challenge.Call, ChallengeEvents.ContactOf(department));
        return journal.Append(Of(challenge, Amended, ["R05"], caller, now), Amending, input, Amend(input), cancel);
    }

    static PublishingResult Publish(PublishingInput input, DateTimeOffset at)
    {
        var digest = input.Text.Digest();
        return new PublishingResult(digest, [.. input.Signatures.Where(s => s.Digest == digest).Select(s => s.Party).Order(StringComparer.Ordinal)],
            input.Text.Schedule!.WhyNotFrom(at, input.Profile) is null, Canonical.Digest(ChallengeEvents.Terms(input.Number, input.Text, at, input.Profile, input.VettingPeople, input.Call, input.Contact)));
    }

    static AmendingResult Amend(AmendingInput input)
    {
        var text = input.Changes.Apply(input.Text);
        return new AmendingResult(input.Changes.Differences(input.Text, text), Changes.NeedReconfirmation(input.Text, text), text.Schedule!.WhyNotFrom(input.PublishedAt, input.Profile) is null,
            text.Digest(), Canonical.Digest(ChallengeEvents.Terms(input.Number, text, input.PublishedAt, input.Profile, input.VettingPeople, input.Call, input.Contact)));
    }

    static Decision Of(Challenge challenge, string kind, IReadOnlyList<string> rules, Caller caller, DateTimeOffset now) => new()
    {
        ChallengeId = challenge.Id,
        Number = challenge.Number!,
        Kind = kind,
        Rules = rules,
        Profile = challenge.Text.Profile,
        ProfileVersion = challenge.Text.ProfileVersion,
        Actor = caller.Person,
        At = now
    };

    /// <summary>Results are public as the challenge is; inputs name who signed and whose affiliates are barred, so they are for the own department and auditors.</summary>
    static async Task<DecisionSight> SightOf(IServiceProvider services, string number, Caller caller, CancellationToken cancel) =>
        number == OrganisationDecision.Number ? OrganisationDecision.SightOf(caller)
        : await services.GetRequiredService<ChallengeStore>().FindByNumber(number, cancel) is not { } challenge ? DecisionSight.Nothing
        : caller.IsOfficerOf(challenge.Department) || caller.Is(Roles.Auditor) ? DecisionSight.Everything
        : DecisionSight.HeadOnly.WithResult(Published).WithResult(Amended);
}
