using Challenges.Contracts.Publication;
using Challenges.Review.Empanelling;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>Who may sit together, and who may not sit at all because the problem was theirs to vet (R13, R14).</summary>
public sealed partial class ChallengeReview
{
    /// <summary>Of the panel. A pool has none, since its size is nobody's panel: there the readers of each application keep it.</summary>
    public MakeUp MakeUp => new(IsPooled ? null : Policy.MakeUp);

    /// <summary>What the readers of an application in a pool keep; null where nothing of it can bind.</summary>
    PanelMakeUp? ReadersMakeUp => Policy.MakeUp is { } rule && (rule.MostPerOrganisation < ReviewersPerApplication || rule.Fields.Any(f => f.AtLeast > 0)) ? rule : null;

    /// <summary>Vetting and review of one challenge are two panels.</summary>
    public bool HasVetted(string person) => Terms.VettingPeople?.Contains(person) == true;

    /// <summary>A place is vacant: either nobody waits, or nobody whom the make-up allows.</summary>
    RefusedException WhyVacant()
    {
        List<PanelMember> holders = [.. Panel!.Holders.Select(MakeUp.MemberOf)], standbys = [.. Panel.Seats.Where(s => s.State == SeatState.Standby).Select(MakeUp.MemberOf)];
        return standbys.Count > 0 && MakeUp.LackOf(Panel.Size, holders, standbys) is { } lack ? MakeUpMissed(lack) : Refusals.PanelHasVacancy.With(("vacancies", Panel.Vacancies));
    }

    static PanelMember MemberOf(Candidate candidate) => new(candidate.Code, candidate.Field, MakeUp.GroupOf(candidate.Code, candidate.Organisation));

    static RefusedException MakeUpMissed(MakeUpLack lack) =>
        Refusals.MakeUpIsMissed.With(("seats", lack.Seats), ("lacking", lack.Fields), ("crowded", lack.Organisations));
}
