using Challenges.Shared.Web;
using FluentValidation;

namespace Challenges.Applications.Drafting;

public static class SaveDraft
{
    /// <summary>Saves the whole document over the version the caller has read; a draft may be incomplete, and the answer lists what a filing would still need.</summary>
    public static async Task<Answer<ApplicationView>> Handle(
        Guid id, ApplicationContent content, IfMatch ifMatch, Caller caller, Moment moment, IntakeStore intakes, ApplicationStore applications, ApplicationPage page,
        CancellationToken cancel)
    {
        var application = await applications.Find(id, caller.Person, cancel) ?? throw Refusals.NotFound.Now();
        ifMatch.Demand(application.Version);
        var intake = await intakes.Find(application.ChallengeId, cancel) ?? throw Refusals.NotFound.Now();
        application.Representative = caller.Represents();
        application.Save(content, intake, moment.Now);
        var version = await applications.Save(application, cancel);
        return Answer.Ok(await page.Of(application, intake, version, moment.Now, cancel), version);
    }
}

/// <summary>Sizes only: what is missing is no reason to lose what was typed.</summary>
public sealed class ApplicationContentValidator : AbstractValidator<ApplicationContent>
{
    public ApplicationContentValidator()
    {
        RuleFor(c => c.SolverName).MaximumLength(200);
        RuleFor(c => c.Region).MaximumLength(100);
        RuleFor(c => c.ContractingOrganisation).MaximumLength(100);
        RuleFor(c => c.ContractingName).MaximumLength(200);
        RuleFor(c => c.Kind).IsInEnum();
        RuleFor(c => c.Route).MaximumLength(20_000);
        RuleFor(c => c.Plan).MaximumLength(20_000);
        RuleFor(c => c.Risks).MaximumLength(20_000);
        RuleFor(c => c.Evidence).MaximumLength(20_000);
        RuleFor(c => c.PriceFen).InclusiveBetween(0, 100_000_000_000_000);
        RuleFor(c => c.DurationMonths).InclusiveBetween(1, 240);
        RuleFor(c => c.Partners).Must(list => list.Count <= 50);
        RuleForEach(c => c.Partners).NotNull().ChildRules(p =>
        {
            p.RuleFor(x => x.Organisation).MaximumLength(100);
            p.RuleFor(x => x.Name).MaximumLength(200);
            p.RuleFor(x => x.Tasks).MaximumLength(2_000);
            p.RuleFor(x => x.AmountFen).InclusiveBetween(0, 100_000_000_000_000);
            p.RuleFor(x => x.IpShare).InclusiveBetween(0, ConsortiumRules.Whole);
        });
        RuleFor(c => c.Lead!).ChildRules(p =>
        {
            p.RuleFor(x => x.Tasks).MaximumLength(2_000);
            p.RuleFor(x => x.AmountFen).InclusiveBetween(0, 100_000_000_000_000);
            p.RuleFor(x => x.IpShare).InclusiveBetween(0, ConsortiumRules.Whole);
        }).When(c => c.Lead is not null);
        RuleFor(c => c.Exclusions).Must(list => list is null || list.Count <= 50);
        RuleForEach(c => c.Exclusions).NotNull().ChildRules(e =>
        {
            e.RuleFor(x => x.Person).MaximumLength(100);
            e.RuleFor(x => x.Organisation).MaximumLength(100);
            e.RuleFor(x => x.Reason).MaximumLength(500);
        });
        RuleFor(c => c.People).Must(list => list.Count <= 100);
        RuleForEach(c => c.People).NotNull().ChildRules(p =>
        {
            p.RuleFor(x => x.Id).MaximumLength(100);
            p.RuleFor(x => x.Name).MaximumLength(200);
        });
        RuleFor(c => c.Committed).Must(list => list.Count <= 100);
        RuleForEach(c => c.Committed).NotNull().ChildRules(p =>
        {
            p.RuleFor(x => x.Indicator).MaximumLength(100);
            p.RuleFor(x => x.Shown).MaximumLength(500);
        });
        RuleFor(c => c.NotAboutAPerson).Must(list => list.Count <= 200);
        RuleForEach(c => c.NotAboutAPerson).NotNull().ChildRules(p =>
        {
            p.RuleFor(x => x.Field).MaximumLength(100);
            p.RuleFor(x => x.Passage).MaximumLength(500);
            p.RuleFor(x => x.Reason).MaximumLength(500);
        });
    }
}
