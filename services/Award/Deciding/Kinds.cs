namespace Challenges.Award.Deciding;

/// <summary>What Award decides.</summary>
public static class Kinds
{
    public const string Proposal = "proposal";
    /// <summary>A proposal that does not follow the ranking.</summary>
    public const string Departure = "departure";
    public const string RaceProposal = "race-proposal";
    public const string Second = "second";
    public const string Withdrawal = "withdrawal";
    public const string NoAward = "no-award";
    public const string Cancellation = "cancellation";
    public const string Reranking = "reranking";
    public const string Notice = "notice";
    public const string NoticeEnded = "notice-ended";
    public const string Objection = "objection";
    public const string Confirmation = "confirmation";
    public const string TaskBook = "task-book";
    public const string Milestone = "milestone";
    public const string Payment = "payment";
    public const string Extension = "extension";
    public const string Acceptance = "acceptance";
    public const string End = "end";
    /// <summary>Concluded without blame (尽职免责).</summary>
    public const string Exemption = "exemption";
    public const string Recovery = "recovery";
    public const string Sanction = "sanction";
    public const string MoneyReceived = "money-received";
    public const string FollowUp = "follow-up";
    public const string RaceStart = "race-start";
    public const string Stage = "stage";
    public const string Revival = "revival";
    public const string RaceExtension = "race-extension";
    public const string RacePayment = "race-payment";
    public const string RaceAcceptance = "race-acceptance";
    public const string RaceConclusion = "race-conclusion";
    public const string RaceRecovery = "race-recovery";
    public const string RaceMoneyReceived = "race-money-received";

    /// <summary>What the parties of the contract decide, see or are decided about.</summary>
    public static readonly IReadOnlyList<string> OfTheContract = [TaskBook, Milestone, Payment, Extension, Acceptance, End, Exemption, Recovery, Sanction, MoneyReceived, FollowUp];

    public static readonly IReadOnlyList<string> OfTheRace = [RaceStart, Stage, Revival, RaceExtension, RacePayment, RaceAcceptance, RaceConclusion, RaceRecovery, RaceMoneyReceived];

    /// <summary>Their results stand on public pages too.</summary>
    public static readonly IReadOnlyList<string> Public = [NoAward, NoticeEnded, Objection, Confirmation, RaceStart, Stage, Revival, RaceExtension, RaceConclusion];
}
