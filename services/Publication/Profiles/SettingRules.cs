namespace Challenges.Publication.Profiles;

/// <summary>Which rule of the register a setting belongs to; the others are of the procedure only.</summary>
static class SettingRules
{
    public static readonly IReadOnlyDictionary<string, string> RuleOf = new Dictionary<string, string>
    {
        ["call.minimumWindowDays"] = "R04",
        ["call.lateAmendmentDays"] = "R05",
        ["call.lateExtensionDays"] = "R05",
        ["call.unconfirmedApplications"] = "R05",
        ["call.graceSeconds"] = "R06",
        ["vetting.required"] = "R03",
        ["vetting.panelMinimum"] = "R13",
        ["formalCheck.fixWindowWorkingDays"] = "R12",
        ["eligibility.mostLed"] = "R10",
        ["eligibility.mostShared"] = "R10",
        ["eligibility.integrityLookBackYears"] = "R09",
        ["eligibility.mostInConsortium"] = "R10",
        ["eligibility.exclusionRequests"] = "R14",
        ["panel.sizes"] = "R13",
        ["panel.minimum"] = "R13",
        ["panel.standby"] = "R13",
        ["panel.makeUp.mostPerOrganisation"] = "R13",
        ["panel.makeUp.fields"] = "R13",
        ["panel.quorumPercent"] = "R17",
        ["panel.reveal"] = "R15",
        ["scoring.passingScore"] = "R18",
        ["review.reviewersPerApplication"] = "R13",
        ["review.conflictLookBackYears"] = "R14",
        ["notice.length"] = "R19",
        ["notice.unit"] = "R19",
        ["notice.countsFrom"] = "R19",
        ["notice.objections.named"] = "R20",
        ["notice.objections.written"] = "R20",
        ["notice.objections.evidence"] = "R20",
        ["notice.objections.answerWorkingDays"] = "R20",
        ["contract.paymentShares"] = "R22",
        ["contract.extensionDays"] = "R25",
        ["contract.rectificationDays"] = "R26",
        ["race"] = "R24"
    };
}
