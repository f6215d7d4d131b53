using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication;

public enum ProblemState { Draft, Submitted, Returned, Accepted, Refused }

/// <summary>A step in the life of a problem, with the reasons that the department gave.</summary>
public sealed record ProblemStep(ProblemState State, DateTimeOffset At, Wording? Reason);

/// <summary>What the owner writes.</summary>
public sealed record ProblemText
{
    public required string Department { get; init; }
    public required string OwnerName { get; init; }
    /// <summary>Registered ids of the owner's parents and subsidiaries (R08).</summary>
    public required IReadOnlyList<string> Affiliates { get; init; }
    public required Wording Title { get; init; }
    public required Wording Description { get; init; }
    public required string Field { get; init; }
    public required IReadOnlyList<Indicator> Indicators { get; init; }
    /// <summary>The owner's statement that it can't solve this alone, and why (R02); null until it is made.</summary>
    public Wording? CannotSolveAlone { get; init; }

    public IEnumerable<(string Field, string Text)> Texts() =>
        Title.Parts("title").Concat(Description.Parts("description")).Concat(CannotSolveAlone.Parts("cannotSolveAlone"))
            .Append(("field", Field)).Append(("ownerName", OwnerName)).Concat(Publication.Indicators.Texts(Indicators));
}

/// <summary>
/// A problem (难题) that an organisation hands to a department. Its owner drafts and submits it; the department accepts it, returns it with reasons (the owner
/// revises and submits again) or refuses it with reasons. Accepted and refused are final. Only the owner, its department and the auditor know that it exists.
/// </summary>
public sealed record Problem
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required ProblemState State { get; init; }
    public required string OwnerOrganisation { get; init; }
    public required ProblemText Text { get; init; }
    public required IReadOnlyList<ProblemStep> Steps { get; init; }

    public static Problem Draft(Guid id, Caller caller, ProblemText text, DateTimeOffset now)
    {
        if (caller.Organisation is not { Length: > 0 } organisation) throw Refusals.OrganisationIsUnknown.Now();
        return new Problem { Id = id, Version = 1, State = ProblemState.Draft, OwnerOrganisation = organisation, Text = text, Steps = [new ProblemStep(ProblemState.Draft, now, null)] };
    }

    public bool IsOwnedBy(Caller caller) => caller.Is(Roles.ProblemOwner) && caller.Organisation == OwnerOrganisation;

    /// <summary>The department sees what was submitted to it, not what is still being written.</summary>
    public bool IsVisibleTo(Caller caller) => IsOwnedBy(caller) || caller.Is(Roles.Auditor) || (caller.IsOfficerOf(Text.Department) && Steps.Any(s => s.State == ProblemState.Submitted));

    public RefusedException? WhyNotRevise(Caller caller) => WhyNotOwner(caller) ?? WhyNotIn(ProblemState.Draft, ProblemState.Returned);

    public Problem Revise(Caller caller, ProblemText text)
    {
        WhyNotRevise(caller).Enforce();
        return this with { Text = text, Version = Version + 1 };
    }

    public RefusedException? WhyNotSubmit(Caller caller) => WhyNotRevise(caller) ?? PedigreeCheck.WhyNot(Text.Texts()) ?? WhyNotWhole()
        ?? Indicators.WhyNotMeasurable(Text.Indicators)
        ?? (Text.CannotSolveAlone.IsWhole() ? null : Refusals.NotStatedThatItCannotSolveAlone.Now());

    public Problem Submit(Caller caller, DateTimeOffset now)
    {
        WhyNotSubmit(caller).Enforce();
        return Step(ProblemState.Submitted, now, null);
    }

    public RefusedException? WhyNotDecide(Caller caller) => WhyNotOfficer(caller) ?? WhyNotIn(ProblemState.Submitted);

    public Problem Accept(Caller caller, DateTimeOffset now)
    {
        WhyNotDecide(caller).Enforce();
        return Step(ProblemState.Accepted, now, null);
    }

    /// <param name="to">Returned or Refused; both need reasons in both languages.</param>
    public Problem TurnDown(Caller caller, ProblemState to, Wording reason, DateTimeOffset now)
    {
        WhyNotDecide(caller).Enforce();
        if (!reason.IsWhole()) throw Refusals.ReasonIsMissing.Now();
        return Step(to, now, reason);
    }

    public RefusedException? WhyNotDraftChallenge(Caller caller) => WhyNotOfficer(caller) ?? WhyNotIn(ProblemState.Accepted);

    Problem Step(ProblemState to, DateTimeOffset now, Wording? reason) => this with { State = to, Steps = [.. Steps, new ProblemStep(to, now, reason)], Version = Version + 1 };

    RefusedException? WhyNotOwner(Caller caller) => IsOwnedBy(caller) ? null : Refusals.OnlyItsOwner.Now();

    RefusedException? WhyNotOfficer(Caller caller) => caller.IsOfficerOf(Text.Department) ? null : Refusals.OnlyItsDepartment.With(("department", Text.Department));

    RefusedException? WhyNotIn(params ProblemState[] states) => states.Contains(State) ? null : Refusals.ProblemIsElsewhere.With(("state", State.ToString()));

    RefusedException? WhyNotWhole()
    {
        var missing = new List<string>();
        if (!Text.Title.IsWhole()) missing.Add("title");
        if (!Text.Description.IsWhole()) missing.Add("description");
        if (!Wordings.IsVisible(Text.Field)) missing.Add("field");
        if (!Wordings.IsVisible(Text.OwnerName)) missing.Add("ownerName");
        return missing.Count == 0 ? null : Refusals.ListIsNotWhole.With(("members", missing));
    }
}
