namespace Challenges.Architecture.Tests.Ruling;

/// <summary>The rules of the register, each in a sentence.</summary>
static class RuleRegister
{
    public static readonly IReadOnlyDictionary<string, string> Says = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["R01"] = "a problem has at least one measurable indicator, each with unit, direction and target",
        ["R02"] = "the owner states that it can't solve the problem alone",
        ["R03"] = "owner and department sign the same text, by its digest, before it is published",
        ["R04"] = "the call window is not shorter than the profile's minimum",
        ["R05"] = "amendments are numbered, extend and never shorten; changed indicators or bounty need filed applications to be confirmed again",
        ["R06"] = "late by the instant of arrival is late; sealed until the close",
        ["R07"] = "no age, birth date, degree, title or rank of people, anywhere",
        ["R08"] = "the owner of the problem and its related organisations can't apply; ownership is registered by two people",
        ["R09"] = "integrity of unit, leader and members is checked within the look-back; what is not known is cleared by hand",
        ["R10"] = "load of people and size of the consortium stay within the limits; its shares total 100 %",
        ["R11"] = "every must-have indicator is answered with a committed value",
        ["R12"] = "a failed formal check cites its rule and gives time to mend",
        ["R13"] = "the panel is odd, not smaller than the profile's minimum and made up as the profile says",
        ["R14"] = "a conflicted reviewer leaves the seat before seeing that the application exists; what is not known is cleared by hand",
        ["R15"] = "who reviews stays secret until the decision, and after it by the profile",
        ["R16"] = "a submitted score sheet is locked",
        ["R17"] = "no ranking without the quorum",
        ["R18"] = "what is below the passing score, or missed a must-have in its test, can't be awarded",
        ["R19"] = "the notice runs its days in the announced calendar; a missing year is refused",
        ["R20"] = "nothing is confirmed, signed or paid while an objection is open, and nothing confirmed or signed while a reconsideration of the review is",
        ["R21"] = "the task book's indicators are those of the list and the application",
        ["R22"] = "the payments total 100 %, to the fen",
        ["R23"] = "a milestone pays once, after its gate is met",
        ["R24"] = "the teams of a horse race share stages, days, goals and money, and never cost more than the bounty",
        ["R25"] = "one extension, capped; in a race for all teams alike",
        ["R26"] = "one rectification, capped; in a race one for each team",
        ["R27"] = "an end without blame needs its evidence, and no misconduct; what goes back is booked as it comes, never beyond what is owed",
        ["R28"] = "a decision names its actor, the profile's version and the digest of its inputs, is chained and can be replayed",
        ["R29"] = "anybody can report lobbying on any step; only auditors read it"
    };
}
