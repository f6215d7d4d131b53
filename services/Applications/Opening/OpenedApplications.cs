using Challenges.Contracts.Applications;
using Challenges.Shared.Web;

namespace Challenges.Applications.Opening;

/// <summary>What the own department and auditors see: before the close a number, after the opening contents under codes, names once the ranking is final.</summary>
public static class OpenedApplications
{
    public static async Task<Answer<FiledCount>> Count(string number, Caller caller, Sight sight, CancellationToken cancel)
    {
        var intake = await sight.Of(number, caller, cancel);
        return Answer.Ok(new FiledCount(intake.Number, intake.Count));
    }

    /// <summary>So many on a page, by code: what is answered at once stays small however large the set is.</summary>
    public const int PageSize = 100;

    /// <summary><c>GET /challenges/{number}/applications?after=</c></summary>
    public static async Task<Answer<OpenedView>> List(
        string number, string? after, Caller caller, Sight sight, FilingStore filings, CancellationToken cancel)
    {
        var intake = await sight.Of(number, caller, cancel);
        intake.WhyNotOpened().Enforce();
        var opened = await filings.OpenedPage(intake.ChallengeId, after ?? "", PageSize, cancel);
        // What is not opened stays closed to officers, too: of it they see the code and what the formal check found.
        bool IsOpen(Filed f) => intake.IsConcluded && f.Admission == Admission.Admitted;
        return Answer.Ok(new OpenedView(intake.Number, intake.SealedAt!.Value, intake.Count, intake.MerkleRoot!, intake.IsRanked, [.. opened.Select(f => new OpenedEntry
        {
            Code = f.Code!,
            Admission = f.Admission,
            Content = IsOpen(f) ? ApplicationEvents.Blind(f.Document.Content) : null,
            Attachments = IsOpen(f) ? OpenedCopies.Listed(intake.Number, f.Code!, f.Document) : [],
            NeedsReconfirmation = f.Receipt.Receipt.TermsVersion < intake.ReconfirmVersion,
            SharesContractingUnit = IsOpen(f) && f.SharesUnit,
            Place = f.RankedPlace,
            Solver = intake.IsRanked && f.RankedPlace is not null ? Named(f.Document.Content) : null,
            Receipt = caller.Is(Roles.Auditor) ? f.Receipt : null
        })], opened.Count == PageSize ? opened[^1].Code : null));
    }

    static SolverView Named(ApplicationContent content) => new(content.SolverName!, content.Kind!.Value, content.Region!, content.ContractingName!);
}

public sealed record FiledCount(string Challenge, int Count);

/// <param name="Count">Of the whole set.</param>
/// <param name="Applications">One page, by code.</param>
/// <param name="After">Give it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record OpenedView(string Challenge, DateTimeOffset OpenedAt, int Count, string MerkleRoot, bool Ranked, IReadOnlyList<OpenedEntry> Applications, string? After);

public sealed record OpenedEntry
{
    public required string Code { get; init; }
    public required Admission Admission { get; init; }
    /// <summary>Null until the formal check is concluded, and for good when it refused the application (R12).</summary>
    public required BlindContent? Content { get; init; }
    /// <summary>The scrubbed copies of its files.</summary>
    public required IReadOnlyList<CopyView> Attachments { get; init; }
    /// <summary>Sealed without having been confirmed after an amendment that asked for it (R05).</summary>
    public required bool NeedsReconfirmation { get; init; }
    /// <summary>Another application of the set names the same unit that would contract.</summary>
    public required bool SharesContractingUnit { get; init; }
    /// <summary>Place in the final ranking.</summary>
    public required int? Place { get; init; }
    /// <summary>Null until the ranking is final, and for what it did not rank.</summary>
    public required SolverView? Solver { get; init; }
    /// <summary>For auditors only.</summary>
    public required SignedReceipt? Receipt { get; init; }
}

public sealed record SolverView(string SolverName, SolverKind Kind, string Region, string ContractingName);
