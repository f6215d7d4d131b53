using Challenges.Publication.Checking;
using FluentValidation;

namespace Challenges.Publication.Profiles;

/// <summary>Ranges and words of each setting. What several settings have to be together is in <see cref="ProfileFaults"/>. The schema takes its bounds from here.</summary>
public sealed class ProfileValidator : AbstractValidator<PolicyProfile>
{
    public ProfileValidator()
    {
        RuleFor(p => p.Profile).Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$").MaximumLength(50);
        RuleFor(p => p.Version).InclusiveBetween(1, 10_000);
        RuleFor(p => p.Name).UpTo(200);

        RuleFor(p => p.Call.MinimumWindowDays).InclusiveBetween(1, 365);
        RuleFor(p => p.Call.LateAmendmentDays).InclusiveBetween(0, 60);
        RuleFor(p => p.Call.LateExtensionDays).InclusiveBetween(0, 60);
        RuleFor(p => p.Call.GraceSeconds).InclusiveBetween(0, 600);
        RuleFor(p => p.Call.DecisionPromiseDays).InclusiveBetween(1, 1095);
        RuleFor(p => p.Call.CompetitionFloor).InclusiveBetween(1, 100);
        RuleFor(p => p.Call.UnconfirmedApplications).Matches("^(exclude|open-as-filed)$");

        RuleFor(p => p.Vetting.PanelMinimum).InclusiveBetween(3, 99);
        RuleFor(p => p.Vetting.AcceptFromScore).InclusiveBetween(0, 100);
        RuleFor(p => p.Vetting.RefuseBelowScore).InclusiveBetween(0, 100);
        RuleFor(p => p.Vetting.OwnerSees).Matches("^(Never|Opinions|OpinionsAndScores)$");
        RuleFor(p => p.FormalCheck.FixWindowWorkingDays).InclusiveBetween(0, 60);

        RuleFor(p => p.Eligibility.MostLed).InclusiveBetween(1, 20);
        RuleFor(p => p.Eligibility.MostShared).InclusiveBetween(1, 50);
        RuleFor(p => p.Eligibility.MostInConsortium).InclusiveBetween(1, 50);
        RuleFor(p => p.Eligibility.IntegrityLookBackYears).InclusiveBetween(0, 30);
        RuleFor(p => p.Eligibility.ExclusionRequests).InclusiveBetween(0, 20);

        RuleFor(p => p.Panel.Sizes.Count).InclusiveBetween(1, 10);
        RuleForEach(p => p.Panel.Sizes).ChildRules(step =>
        {
            step.RuleFor(s => s.AboveFen).InclusiveBetween(0, 100_000_000_000_000);
            step.RuleFor(s => s.Size).InclusiveBetween(5, 99);
        });
        RuleFor(p => p.Panel.Minimum).InclusiveBetween(5, 99);
        RuleFor(p => p.Panel.Standby).InclusiveBetween(0, 20);
        RuleFor(p => p.Panel.QuorumPercent).InclusiveBetween(51, 100);
        RuleFor(p => p.Panel.MakeUp.MostPerOrganisation).InclusiveBetween(1, 99);
        RuleFor(p => p.Panel.MakeUp.Fields.Count).LessThanOrEqualTo(20);
        RuleForEach(p => p.Panel.MakeUp.Fields).ChildRules(field =>
        {
            field.RuleFor(f => f.Field).NotEmpty().MaximumLength(100);
            field.RuleFor(f => f.AtLeast).InclusiveBetween(1, 99);
        });
        RuleFor(p => p.Panel.Reveal).Matches("^(Never|AfterDecision|NamesAndScores)$");

        RuleFor(p => p.Scoring.Criteria.Count).InclusiveBetween(1, 20);
        RuleForEach(p => p.Scoring.Criteria).ChildRules(criterion =>
        {
            criterion.RuleFor(c => c.Key).NotEmpty().MaximumLength(60);
            criterion.RuleFor(c => c.Name).UpTo(300);
            criterion.RuleFor(c => c.Weight).InclusiveBetween(1, 100);
        });
        RuleFor(p => p.Scoring.Aggregation).Matches("^(trimmed-mean|mean|median|standardised)$");
        RuleFor(p => p.Scoring.TrimFromSheets).InclusiveBetween(3, 99);
        RuleFor(p => p.Scoring.PassingScore).InclusiveBetween(0, 100);
        RuleForEach(p => p.Scoring.TieBreaks).Matches("^(attainment|spread|price)$");
        RuleFor(p => p.Scoring.ShortlistMultiple).InclusiveBetween(1, 20);

        RuleFor(p => p.Notice.Length).InclusiveBetween(1, 60);
        RuleFor(p => p.Notice.Unit).Matches("^(WorkingDay|CalendarDay)$");
        RuleFor(p => p.Notice.CountsFrom).Matches("^(SameDay|NextDay)$");
        RuleFor(p => p.Notice.Objections.AnswerWorkingDays).InclusiveBetween(1, 120);

        RuleFor(p => p.Contract.PaymentShares.Count).InclusiveBetween(1, 20);
        RuleForEach(p => p.Contract.PaymentShares).InclusiveBetween(1, 100);
        RuleFor(p => p.Contract.ExtensionDays).InclusiveBetween(0, 730);
        RuleFor(p => p.Contract.RectificationDays).InclusiveBetween(0, 365);

        When(p => p.Review is not null, ReviewBounds);
        When(p => p.Contract.Terms is not null, () =>
        {
            RuleFor(p => p.Contract.Terms!.Letter).Matches("^(default|national|county)$");
            RuleFor(p => p.Contract.Terms!.FiscalPercent).InclusiveBetween(0, 100);
            RuleFor(p => p.Contract.Terms!.FirstFiscalCapPercentOfOwners).InclusiveBetween(1, 100);
            RuleFor(p => p.Contract.Terms!.AcceptanceNoticeWorkingDays).InclusiveBetween(0, 60);
        });

        When(p => p.Race is not null, () =>
        {
            RuleFor(p => p.Race!.MaxEntrants).InclusiveBetween(2, 20);
            RuleFor(p => p.Race!.ClosenessPoints).InclusiveBetween(0, 100);
            RuleFor(p => p.Race!.FirstPaymentCapPercent).InclusiveBetween(1, 100);
            RuleFor(p => p.Race!.CompletionPercent).InclusiveBetween(0, 100);
            RuleFor(p => p.Race!.Stages.Count).InclusiveBetween(1, 10);
            RuleForEach(p => p.Race!.Stages).ChildRules(stage =>
            {
                stage.RuleFor(s => s.PerTeamPercent).InclusiveBetween(0, 100);
                stage.RuleFor(s => s.Elimination).Matches("^(none|drop-last|below-threshold|keep-top-n)$");
                stage.RuleFor(s => s.Threshold).InclusiveBetween(0, 100);
                stage.RuleFor(s => s.Keep).InclusiveBetween(1, 20);
            });
        });

        RuleFor(p => p.Sources.Count).LessThanOrEqualTo(100);
        RuleForEach(p => p.Sources).ChildRules(source =>
        {
            source.RuleFor(s => s.Setting).NotEmpty().MaximumLength(100);
            source.RuleFor(s => s.Text).UpTo(1_000);
        });
    }

    void ReviewBounds()
    {
        RuleFor(p => p.Review!.Mode).Matches("^(panel|pool)$");
        RuleFor(p => p.Review!.ReviewersPerApplication).InclusiveBetween(3, 99);
        RuleFor(p => p.Review!.FewestPerReviewer).InclusiveBetween(0, 1_000);
        RuleFor(p => p.Review!.MostPerReviewer).InclusiveBetween(1, 1_000);
        RuleFor(p => p.Review!.OutlierPoints).InclusiveBetween(1, 100);
        RuleFor(p => p.Review!.ConflictLookBackYears).InclusiveBetween(0, 30);
        RuleFor(p => p.Review!.ReconsiderationWorkingDays).InclusiveBetween(0, 60);
        When(p => p.Review!.Defence is not null, () =>
        {
            RuleFor(p => p.Review!.Defence!.WeightPercent).InclusiveBetween(1, 100);
            RuleFor(p => p.Review!.Defence!.AnswerWorkingDays).InclusiveBetween(1, 60);
            RuleFor(p => p.Review!.Defence!.MostQuestions).InclusiveBetween(1, 20);
        });
    }
}
