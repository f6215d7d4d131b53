using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication.Profiles;

/// <param name="EnforcedBy">The service that holds everybody to it.</param>
/// <param name="Key">Of the text, when it is not the path: a setting that is off reads differently.</param>
sealed record Setting(string Path, string EnforcedBy, object? Value, string? Key, (string Name, object? Value)[] Facts);

/// <summary>Every setting of a profile, in the order of the procedure, with the service that enforces it. A member that stands in no row fails a test.</summary>
static class Settings
{
    const string Publication = "publication", Applications = "applications", Review = "review", Award = "award";

    public static IEnumerable<Setting> Of(PolicyProfile p, Texts texts)
    {
        Bilingual Word(string word) => texts.Bilingual($"profile.word.{word}");
        Bilingual YesNo(bool value) => Word(value ? "yes" : "no");
        return
        [
            Row("call.minimumWindowDays", Publication, p.Call.MinimumWindowDays, ("days", p.Call.MinimumWindowDays)),
            Row("call.lateAmendmentDays", Publication, p.Call.LateAmendmentDays, ("days", p.Call.LateAmendmentDays)),
            Row("call.lateExtensionDays", Publication, p.Call.LateExtensionDays, ("days", p.Call.LateExtensionDays)),
            Row("call.graceSeconds", Applications, p.Call.GraceSeconds, ("seconds", p.Call.GraceSeconds)),
            Row("call.decisionPromiseDays", Award, p.Call.DecisionPromiseDays, ("days", p.Call.DecisionPromiseDays)),
            Row("call.competitionFloor", Review, p.Call.CompetitionFloor, p.Call.CompetitionFloor > 1 ? null : "call.competitionFloor.none", ("count", p.Call.CompetitionFloor)),
            Row("call.unconfirmedApplications", Applications, p.Call.UnconfirmedApplications, ("what", Word("unconfirmed." + (p.Call.UnconfirmedApplications ?? "exclude")))),

            Row("vetting.required", Publication, p.Vetting.Required, p.Vetting.Required ? null : "vetting.required.no"),
            Row("vetting.panelMinimum", Publication, p.Vetting.PanelMinimum, ("members", p.Vetting.PanelMinimum)),
            Row("vetting.acceptFromScore", Publication, p.Vetting.AcceptFromScore, ("points", p.Vetting.AcceptFromScore)),
            Row("vetting.refuseBelowScore", Publication, p.Vetting.RefuseBelowScore, ("points", p.Vetting.RefuseBelowScore)),
            Row("vetting.ownerSees", Publication, p.Vetting.OwnerSees, ("what", Word(p.Vetting.OwnerSees))),

            Row("formalCheck.fixWindowWorkingDays", Applications, p.FormalCheck.FixWindowWorkingDays, ("days", p.FormalCheck.FixWindowWorkingDays)),
            Row("eligibility.mostLed", Applications, p.Eligibility.MostLed, ("count", p.Eligibility.MostLed)),
            Row("eligibility.mostShared", Applications, p.Eligibility.MostShared, ("count", p.Eligibility.MostShared)),
            Row("eligibility.mostInConsortium", Applications, p.Eligibility.MostInConsortium, ("count", p.Eligibility.MostInConsortium)),
            Row("eligibility.integrityLookBackYears", Applications, p.Eligibility.IntegrityLookBackYears, ("years", p.Eligibility.IntegrityLookBackYears)),
            Row("eligibility.exclusionRequests", Applications, p.Eligibility.ExclusionRequests, p.Eligibility.ExclusionRequests > 0 ? null : "eligibility.exclusionRequests.none", ("count", p.Eligibility.ExclusionRequests)),

            Row("panel.sizes", Review, p.Panel.Sizes, ("steps", p.Panel.Sizes.Select(s => s.AboveFen == 0
                ? texts.Bilingual("profile.panel.step.first", ("size", s.Size)) : texts.Bilingual("profile.panel.step", ("size", s.Size), ("bounty", Fact.Yuan(s.AboveFen)))).ToList())),
            Row("panel.minimum", Review, p.Panel.Minimum, ("members", p.Panel.Minimum)),
            Row("panel.standby", Review, p.Panel.Standby, ("members", p.Panel.Standby)),
            Row("panel.quorumPercent", Review, p.Panel.QuorumPercent, ("percent", p.Panel.QuorumPercent)),
            Row("panel.makeUp.mostPerOrganisation", Review, p.Panel.MakeUp.MostPerOrganisation, ("members", p.Panel.MakeUp.MostPerOrganisation)),
            Row("panel.makeUp.fields", Review, p.Panel.MakeUp.Fields, p.Panel.MakeUp.Fields.Count > 0 ? null : "panel.makeUp.fields.none",
                ("fields", p.Panel.MakeUp.Fields.Select(f => texts.Bilingual("profile.panel.field", ("field", f.Field), ("members", f.AtLeast))).ToList())),
            Row("panel.reveal", Review, p.Panel.Reveal, ("when", Word("reveal." + p.Panel.Reveal))),

            Row("scoring.criteria", Review, p.Scoring.Criteria, ("criteria", p.Scoring.Criteria.Select(c => texts.Bilingual("profile.criterion", ("name", new Bilingual(c.Name.Zh, c.Name.En)), ("weight", c.Weight))).ToList())),
            Row("scoring.aggregation", Review, p.Scoring.Aggregation, ("method", Word(p.Scoring.Aggregation))),
            Row("scoring.trimFromSheets", Review, p.Scoring.TrimFromSheets, p.Scoring.Aggregation == "trimmed-mean" ? null : "scoring.trimFromSheets.unused", ("sheets", p.Scoring.TrimFromSheets)),
            Row("scoring.passingScore", Review, p.Scoring.PassingScore, ("points", p.Scoring.PassingScore)),
            Row("scoring.tieBreaks", Review, p.Scoring.TieBreaks, p.Scoring.TieBreaks.Count > 0 ? null : "scoring.tieBreaks.none", ("ties", p.Scoring.TieBreaks.Select(Word).ToList())),
            Row("scoring.shortlistMultiple", Review, p.Scoring.ShortlistMultiple, ("count", p.Scoring.ShortlistMultiple)),

            .. ReviewRows(p.Review ?? new ReviewRules(), texts),

            Row("notice.length", Award, p.Notice.Length, ("length", p.Notice.Length), ("unit", Word(p.Notice.Unit))),
            Row("notice.unit", Award, p.Notice.Unit, ("unit", Word("unit." + p.Notice.Unit))),
            Row("notice.countsFrom", Award, p.Notice.CountsFrom, ("day", Word(p.Notice.CountsFrom))),
            Row("notice.objections.named", Award, p.Notice.Objections.Named, ("asked", YesNo(p.Notice.Objections.Named))),
            Row("notice.objections.written", Award, p.Notice.Objections.Written, ("asked", YesNo(p.Notice.Objections.Written))),
            Row("notice.objections.evidence", Award, p.Notice.Objections.Evidence, ("asked", YesNo(p.Notice.Objections.Evidence))),
            Row("notice.objections.answerWorkingDays", Award, p.Notice.Objections.AnswerWorkingDays, ("days", p.Notice.Objections.AnswerWorkingDays)),

            Row("contract.paymentShares", Award, p.Contract.PaymentShares, ("shares", p.Contract.PaymentShares.Select(s => texts.Bilingual("profile.share", ("percent", s))).ToList())),
            Row("contract.extensionDays", Award, p.Contract.ExtensionDays, p.Contract.ExtensionDays > 0 ? null : "contract.extensionDays.none", ("days", p.Contract.ExtensionDays)),
            Row("contract.rectificationDays", Award, p.Contract.RectificationDays, p.Contract.RectificationDays > 0 ? null : "contract.rectificationDays.none", ("days", p.Contract.RectificationDays)),
            ContractTerms(p.Contract.Terms, texts),
            Race(p.Race, texts)
        ];
    }

    static IEnumerable<Setting> ReviewRows(ReviewRules r, Texts texts) =>
    [
        Row("review.mode", Review, r.Mode, ("mode", texts.Bilingual($"profile.word.mode.{r.Mode ?? "panel"}"))),
        Row("review.reviewersPerApplication", Review, r.ReviewersPerApplication, r.Mode != "pool" ? "review.pool.unused" : r.ReviewersPerApplication is null ? "review.reviewersPerApplication.none" : null, ("members", r.ReviewersPerApplication)),
        Row("review.fewestPerReviewer", Review, r.FewestPerReviewer, r.Mode != "pool" ? "review.pool.unused" : r.FewestPerReviewer is null ? "review.fewestPerReviewer.none" : null, ("count", r.FewestPerReviewer)),
        Row("review.mostPerReviewer", Review, r.MostPerReviewer, r.Mode != "pool" ? "review.pool.unused" : r.MostPerReviewer is null ? "review.mostPerReviewer.none" : null, ("count", r.MostPerReviewer)),
        Row("review.outlierPoints", Review, r.OutlierPoints, ("points", r.OutlierPoints ?? 15)),
        Row("review.conflictLookBackYears", Review, r.ConflictLookBackYears, ("years", r.ConflictLookBackYears ?? 3)),
        Row("review.defence", Review, r.Defence, r.Defence is null ? "review.defence.none" : null,
            ("percent", r.Defence?.WeightPercent), ("days", r.Defence?.AnswerWorkingDays), ("count", r.Defence?.MostQuestions)),
        Row("review.reconsiderationWorkingDays", Review, r.ReconsiderationWorkingDays, r.ReconsiderationWorkingDays > 0 ? null : "review.reconsiderationWorkingDays.none", ("days", r.ReconsiderationWorkingDays))
    ];

    static Setting ContractTerms(ContractPolicy? terms, Texts texts) => terms is null
        ? Row("contract.terms", Award, null, "contract.terms.none")
        : Row("contract.terms", Award, terms, null, ("letter", texts.Bilingual($"profile.word.letter.{terms.Letter}")), ("percent", terms.FiscalPercent),
            ("cap", texts.Bilingual(terms.FirstFiscalCapPercentOfOwners is null ? "profile.contract.cap.none" : "profile.contract.cap", ("percent", terms.FirstFiscalCapPercentOfOwners))),
            ("notice", texts.Bilingual(terms.AcceptanceNoticeWorkingDays > 0 ? "profile.contract.notice" : "profile.contract.notice.none", ("days", terms.AcceptanceNoticeWorkingDays))));

    static Setting Race(RaceRules? race, Texts texts) => race is null
        ? Row("race", Award, null, "race.none")
        : Row("race", Award, race, null,
            ("teams", race.MaxEntrants), ("points", race.ClosenessPoints), ("cap", race.FirstPaymentCapPercent), ("completion", race.CompletionPercent),
            ("stages", race.Stages.Select((s, n) => texts.Bilingual("profile.race.stage", ("number", n + 1), ("percent", s.PerTeamPercent),
                ("elimination", texts.Bilingual($"profile.word.{s.Elimination}", ("points", s.Threshold), ("count", s.Keep))),
                ("revival", texts.Bilingual(s.AllowRevival ? "profile.word.revival" : "profile.word.noRevival")))).ToList()));

    static Setting Row(string path, string by, object? value, params (string Name, object? Value)[] facts) => new(path, by, value, null, facts);

    static Setting Row(string path, string by, object? value, string? key, params (string Name, object? Value)[] facts) => new(path, by, value, key, facts);
}
