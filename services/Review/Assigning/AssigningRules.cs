using Challenges.Review.Assigning;
using Challenges.Review.Empanelling;
using Challenges.Review.Scoring;
using Challenges.Shared.Web;

namespace Challenges.Review;

/// <summary>
/// Pool mode, for large calls: every reviewer of the pool has a seat and reads the applications assigned to it. A relation to one applicant closes that application to the reviewer; a tie to the
/// problem owner, or an application of the reviewer's own, ends the seat (R14).
/// </summary>
public sealed partial class ChallengeReview
{
    public Assignments Assignments { get; internal set; } = new();

    public bool IsPooled => KnownTerms?.Policy.ReviewMode == "pool";

    public int ReviewersPerApplication => Policy.ReviewersPerApplication ?? Policy.PanelMinimum;

    /// <summary>What the seat reads: all in panel mode, its own in pool mode, never what it has a conflict with.</summary>
    public IReadOnlyList<OpenedApplication> ApplicationsOf(Seat seat)
    {
        if (!IsPooled) return Applications;
        var own = (Assignments.Standing?.Pairs ?? []).Where(p => p.Reviewer == seat.Code).Select(p => p.Application).ToHashSet();
        var closed = ClosedTo(seat);
        return [.. Applications.Where(a => own.Contains(a.Code) && !closed.Contains(a.Code))];
    }

    /// <summary>An application that the seat may read; any other is a wrong address.</summary>
    public OpenedApplication ApplicationOf(Seat seat, string code) => ApplicationsOf(seat).FirstOrDefault(a => a.Code == code) ?? throw Refusals.NothingHere.Now();

    public RefusedException? WhyNotAssign() =>
        WhyNotChange()
        ?? (IsPooled ? null : Refusals.ReviewIsByPanel.With(("number", Terms.Number)))
        ?? (IsComplete ? null : Refusals.SetIsNotComplete.With(("opened", Applications.Count), ("sealed", Awaited)))
        ?? (Panel is null && Pool is null ? Refusals.PoolIsMissing.With(("number", Terms.Number)) : null)
        ?? WhyNoData();

    /// <summary>Gives everybody of the pool a seat, except who left the register or may not review here at all.</summary>
    public void SeatPool(IReadOnlyDictionary<string, Candidate> register, string officer, DateTimeOffset now)
    {
        WhyNotAssign().Enforce();
        var codes = Draw.Sorted(Pool!.Members.Select(m => m.Code));
        var seated = codes.Where(register.ContainsKey).ToList();
        Panel = Panel.Of([.. seated.Select(c => register[c])], [], "pool", officer, null, new DrawProof
        {
            Algorithm = "whole-pool/1",
            Number = Terms.Number,
            PoolDigest = Pool.Digest,
            Pool = codes,
            Excluded = [.. codes.Except(seated)],
            Seats = seated,
            Standbys = []
        }, now);
        Settle(now);
    }

    /// <summary>What a reviewer read or wrote on: the openings, and sheets that were begun without one.</summary>
    public IReadOnlyList<Pairing> Opened(IReadOnlyList<Pairing> openings, IReadOnlyList<ScoreSheet> sheets)
    {
        var codes = (Panel?.Holders ?? []).ToDictionary(s => s.Id, s => s.Code);
        return Pairing.Sorted([.. openings, .. sheets.Where(s => codes.ContainsKey(s.SeatId)).Select(s => new Pairing(s.Code, codes[s.SeatId]))]);
    }

    /// <summary>Who is given applications by machine: nobody whose relations are unknown; what was assigned before the gap showed stays with its reader.</summary>
    IEnumerable<Seat> Readers
    {
        get
        {
            var assigned = (Assignments.Standing?.Pairs ?? []).Select(p => p.Reviewer).ToHashSet();
            return Panel!.Holders.Where(s => assigned.Contains(s.Code) || MissingOf(s).Count == 0);
        }
    }

    /// <summary>What the readers know of, each topic once.</summary>
    public IReadOnlyList<string> TopicsOfReaders => [.. Readers.SelectMany(s => Expertise.Of(s.Field)).Distinct()];

    /// <summary>The engine's input as things are known now.</summary>
    /// <param name="opened">Pairs that a reviewer has opened or written on.</param>
    /// <param name="topics">Of each application, those of <see cref="TopicsOfReaders"/> that it names; what is only checked needs none.</param>
    public AssignmentInput AssignmentInputOf(IEnumerable<Pairing> opened, int? least, int? most, IReadOnlyDictionary<string, IReadOnlyList<string>>? topics = null)
    {
        var standing = Assignments.Standing?.Pairs ?? [];
        var holders = Readers.ToList();
        var makeUp = ReadersMakeUp;
        return new AssignmentInput
        {
            Number = Terms.Number,
            PerApplication = ReviewersPerApplication,
            Reviewers = [.. holders.Select(s => new AssignableReviewer(s.Code, Expertise.Of(s.Field), least ?? Policy.FewestApplicationsPerReviewer ?? 0, most ?? Policy.MostApplicationsPerReviewer ?? Applications.Count,
                makeUp is null ? null : s.Field, makeUp is null ? null : MakeUp.GroupOf(s.Code, s.Organisation)))],
            MakeUp = makeUp,
            Applications = [.. Applications.Select(a => new AssignableApplication(a.Code, topics?.GetValueOrDefault(a.Code) ?? []))],
            Conflicts = [.. holders.SelectMany(s => ClosedTo(s).Select(code => new Pairing(code, s.Code)))],
            Pinned = [.. opened.Intersect(standing)],
            Before = standing
        }.Sorted();
    }

    /// <summary>Proposes an assignment; what stands goes on standing until an officer approves the difference.</summary>
    public void Propose(AssignmentInput input, Guid run, string officer, DateTimeOffset now)
    {
        WhyNotAssign().Enforce();
        var result = AssignmentEngine.Assign(input);
        if (result.Shortage is { Lacking: not null } made)
            throw Refusals.ReadersMissMakeUp.With(("shortBy", made.ShortBy), ("applications", Named(made.Applications)), ("reviewers", Named(made.Reviewers)), ("lacking", made.Lacking), ("crowded", made.Crowded));
        if (result.Shortage is { } shortage)
            throw Refusals.AssignmentIsImpossible.With(("bound", shortage.Bound), ("shortBy", shortage.ShortBy), ("demand", shortage.Demand), ("capacity", shortage.Capacity),
                ("applications", Named(shortage.Applications)), ("reviewers", Named(shortage.Reviewers)),
                ("remedies", shortage.Remedies.Where(r => r.Value is not null).Select(r => $"{r.Kind} {r.Value}").ToList()));
        Assignments = Assignments with
        {
            Proposed = new AssignmentRun
            {
                Id = run,
                At = now,
                By = officer,
                PerApplication = input.PerApplication,
                Least = input.Reviewers.Select(r => r.Least).DefaultIfEmpty().Max(),
                Most = input.Reviewers.Select(r => r.Most).DefaultIfEmpty().Max(),
                EngineVersion = result.EngineVersion,
                InputDigest = result.InputDigest,
                Pairs = result.Pairs!,
                Diff = result.Diff!
            }
        };

        static List<string> Named(IReadOnlyList<Lack> lacks) => [.. lacks.Select(l => $"{l.Code} ({l.By})")];
    }

    public RefusedException? WhyNotApprove() =>
        WhyNotAssign() ?? (Assignments.Proposed is null ? Refusals.ProposalIsMissing.With(("number", Terms.Number)) : null);

    /// <summary>The proposal stands from now on, unless the world moved on since it was made: something was opened that it takes away, a seat or a conflict changed.</summary>
    public void Approve(Guid run, IEnumerable<Pairing> opened, string officer, DateTimeOffset now)
    {
        WhyNotApprove().Enforce();
        var proposal = Assignments.Proposed!;
        var input = AssignmentInputOf(opened, proposal.Least, proposal.Most);
        if (proposal.Id != run || AssignmentCheck.Violations(input, proposal.Pairs).Count > 0) throw Refusals.ProposalIsStale.With(("at", proposal.At));
        Assignments = new Assignments { Standing = proposal with { ApprovedAt = now, ApprovedBy = officer } };
    }

    /// <summary>Reviews still to come: every place on the panel for every application, or every assigned pair. Applications without their full number of readers count what is missing.</summary>
    int ReviewsExpected => IsPooled ? ReviewersPerApplication * Applications.Count : Panel!.Size * Applications.Count;
}
