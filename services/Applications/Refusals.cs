using Challenges.Shared.Web;

namespace Challenges.Applications;

public static class Refusals
{
    /// <summary>Also for what exists and is hidden from the caller.</summary>
    public static readonly Refusal NotFound = new("APP-404", 404);

    public static readonly Refusal DeadlineHasPassed = new("APP-A-01", 409, "R06");
    public static readonly Refusal ChallengeIsCancelled = new("APP-A-02", 409);
    /// <summary>Arrived in time, but was not complete before the grace after the close ended.</summary>
    public static readonly Refusal SetIsFixed = new("APP-A-03", 409, "R06");
    public static readonly Refusal OnePerSolver = new("APP-A-04", 409, "one per solver");
    public static readonly Refusal RelatedToTheOwner = new("APP-A-05", 409, "R08");
    public static readonly Refusal OnlySolversApply = new("APP-A-06", 403);

    public static readonly Refusal PedigreeWording = new("APP-F-01", 422, "R07");
    public static readonly Refusal MustHaveUnanswered = new("APP-F-02", 422, "R11");
    public static readonly Refusal UnknownIndicator = new("APP-F-03", 422, "R11");
    public static readonly Refusal PriceOutOfRange = new("APP-F-04", 422, "price within the bounty");
    public static readonly Refusal ContractingUnitMissing = new("APP-F-05", 422, "a unit contracts");
    public static readonly Refusal PromiseMissing = new("APP-F-06", 422, "promise");
    public static readonly Refusal Incomplete = new("APP-F-07", 422, "complete when filed");
    public static readonly Refusal IndicatorTwice = new("APP-F-08", 422, "R11");
    public static readonly Refusal NameIsInvisible = new("APP-F-09", 422, "names can be read");

    public static readonly Refusal TooManyInConsortium = new("APP-F-10", 422, "R10");
    public static readonly Refusal LeadWithoutPartners = new("APP-F-11", 422, "R10");
    public static readonly Refusal PartnerTwice = new("APP-F-12", 422, "R10");
    public static readonly Refusal ConsortiumIncomplete = new("APP-F-13", 422, "R10");
    public static readonly Refusal MoneyDoesNotTotal = new("APP-F-14", 422, "R10");
    public static readonly Refusal SharesDoNotTotal = new("APP-F-15", 422, "R10");
    public static readonly Refusal PartnersUnconfirmed = new("APP-F-16", 422, "R10");
    public static readonly Refusal TooManyExclusions = new("APP-F-17", 422, "exclusion requests");
    public static readonly Refusal ExclusionIncomplete = new("APP-F-18", 422, "exclusion requests");

    public static readonly Refusal NothingIsFiled = new("APP-W-01", 409);

    public static readonly Refusal SealedUntilTheClose = new("APP-S-01", 409, "R06");
    public static readonly Refusal NothingWasOpened = new("APP-S-02", 409);
    public static readonly Refusal NotInTheSealedSet = new("APP-S-03", 409);

    // The formal check.
    public static readonly Refusal NothingToMend = new("APP-C-01", 409, "R12");
    public static readonly Refusal FixWindowIsOver = new("APP-C-02", 409, "R12");
    public static readonly Refusal PartMayNotChange = new("APP-C-03", 422, "R12");
    public static readonly Refusal PartnersMayOnlyLeave = new("APP-C-04", 422, "R12");
    public static readonly Refusal NothingToClear = new("APP-C-05", 409, "R12");
    public static readonly Refusal CheckIsConcluded = new("APP-C-06", 409, "R12");
    public static readonly Refusal CheckIsUndecided = new("APP-C-07", 409, "R12");

    // The registers.
    public static readonly Refusal NotYetThatDay = new("APP-R-01", 422);
    public static readonly Refusal EndsBeforeItBegins = new("APP-R-02", 422);
    public static readonly Refusal RowTwice = new("APP-R-03", 422);

    // The defence.
    public static readonly Refusal AnswersAreLate = new("APP-D-01", 409, "R06");
    public static readonly Refusal AlreadyAnswered = new("APP-D-02", 409);
    public static readonly Refusal AnswersIncomplete = new("APP-D-03", 422);
    public static readonly Refusal UnknownQuestion = new("APP-D-04", 422);
}
