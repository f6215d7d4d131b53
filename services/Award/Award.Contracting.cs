using Challenges.Award.Deciding;
using Challenges.Contracts.Publication;
using Challenges.Shared.Time;
using Challenges.Shared.Web;

namespace Challenges.Award;

/// <summary>The task book: drafted by the department from what the list and the application say, signed once by each party on the same digest (R19 to R22).</summary>
public sealed partial class Award
{
    public RefusedException? WhyNotDraftTaskBook() =>
        RaceProposed is not null && (State == AwardState.Confirmed || Race is not null) ? Refusals.IsARace.Now()
        : State is AwardState.UnderContract or AwardState.Rectifying or AwardState.Accepted or AwardState.Closed ? Refusals.TaskBookIsSigned.Now()
        : State != AwardState.Confirmed ? Refusals.NotConfirmed.Now()
        : null;

    public RefusedException? WhyNotDraftTaskBook(IReadOnlyList<(Wording Name, DateOnly DueOn)> milestones, DateTimeOffset now)
    {
        if (WhyNotDraftTaskBook() is { } refused) return refused;
        var shares = Terms.Policy.PaymentShares;
        if (milestones.Count != shares.Count || !PaymentPlan.Totals100(shares)) return Refusals.MilestonesDiffer.With(("shares", shares), ("given", milestones.Count));
        if (Terms.Policy.Contract is { } contract && PaymentPlan.Fiscal(PaymentPlan.Allocate(Standing!.PriceFen, shares), contract.FiscalPercent, contract.FirstFiscalCapPercentOfOwners) is null)
            return Refusals.StreamsDontFit.With(("fiscal", contract.FiscalPercent), ("cap", contract.FirstFiscalCapPercentOfOwners));
        var days = milestones.Select(milestone => milestone.DueOn).ToList();
        var today = ZoneDay.Of(now, Zone);
        return days[0] < today || days.Zip(days.Skip(1)).Any(pair => pair.First >= pair.Second) ? Refusals.DatesOutOfOrder.With(("days", days), ("today", today)) : null;
    }

    /// <summary>A new draft is a new revision; signatures under an older one are void, since they stand on another digest.</summary>
    public void DraftTaskBook(IReadOnlyList<(Wording Name, DateOnly DueOn)> milestones, Wording commitment, string officer, DateTimeOffset now)
    {
        WhyNotDraftTaskBook(milestones, now).Enforce();
        var source = TaskBookSource.Of(Facts, Standing!, milestones, commitment, (Record.TaskBook?.Text.Revision ?? 0) + 1);
        Change(Record with { TaskBook = TaskBook.Draft(source, officer, now) });
    }

    /// <summary>For whom the caller would sign; null for one who is no party.</summary>
    public string? PartyOf(Caller caller) =>
        IsSolver(caller) ? Signatories.Solver
        : IsOwner(caller) ? Signatories.Owner
        : IsOfficer(caller) ? Signatories.Department
        : null;

    public RefusedException? WhyNotSign(Caller caller) =>
        PartyOf(caller) is not { } party ? Refusals.PartiesOnly.Now()
        : WhyNotDraftTaskBook() is { } refused ? refused
        : WhyNotSignNow() is { } open ? open
        : Record.TaskBook is not { } book ? Refusals.NoTaskBook.Now()
        : book.Signatures.Any(signature => signature.Party == party) ? Refusals.SignedAlready.Now()
        : book.Signatures.Any(signature => signature.Person == caller.Person) ? Refusals.SignsForAnother.Now()
        : null;

    /// <summary>An open objection (R20), or an open reconsideration of the review.</summary>
    RefusedException? WhyNotSignNow() =>
        OpenObjections > 0 ? Refusals.ObjectionsAreOpen.With(("count", OpenObjections))
        : Facts.OpenReconsiderations.Count > 0 ? WhyReconsidered()
        : null;

    /// <returns>True when this was the last signature and the contract runs.</returns>
    public bool Sign(Caller caller, string digest, DateTimeOffset now)
    {
        WhyNotSign(caller).Enforce();
        DemandsNoObjection = true;
        var book = Record.TaskBook!;
        if (book.Digest != digest) throw Refusals.OtherTaskBook.With(("digest", book.Digest));
        book = book with { Signatures = [.. book.Signatures, new(PartyOf(caller)!, caller.Person, now)] };
        if (!book.IsSignedByAll)
        {
            Change(Record with { TaskBook = book });
            return false;
        }
        Record = Record with { TaskBook = book with { SignedAt = now }, Project = Project.Of(book.Text) };
        Become(AwardState.UnderContract, now);
        Decide(TaskBookDecision.Of(book));
        return true;
    }
}
