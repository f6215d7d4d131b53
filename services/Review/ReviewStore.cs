using Challenges.Contracts.Applications;
using Challenges.Contracts.Publication;
using Challenges.Review.Assigning;
using Challenges.Review.Defending;
using Challenges.Review.Empanelling;
using Challenges.Review.Ranking;
using Challenges.Review.Reconsidering;
using Challenges.Review.Recusing;
using Challenges.Review.Registering;
using Challenges.Review.Telling;
using Challenges.Review.Testing;
using Challenges.Shared.Database;

namespace Challenges.Review;

/// <summary>
/// THE SQL of the review. Whoever changes a review claims its row first and reads it then, so that acts on one review queue up: no sheet slips in between the reading of the sheets and the
/// ranking that freezes them.
/// </summary>
public sealed class ReviewStore(SqlSession sql, TellReview? tell = null)
{
    const int AtOnce = 1000;
    const string Columns = "[Id], [Version], [TermsVersion], [Terms], [Sealed], [Admitted], [Pool], [Panel], [Extension], [Input], [Ranking], [Tests], [Reached], [Assignments], [Findings], [Clearances], [Defence], [Reconsiderations], [PastRankings]";

    public async Task<ChallengeReview> OfChallenge(string number, CancellationToken cancel) =>
        await Find(await IdOf(number, cancel), cancel) ?? throw Refusals.NothingHere.Now();

    public async Task<ChallengeReview> OfChallengeToChange(string number, CancellationToken cancel) =>
        await FindToChange(await IdOf(number, cancel), cancel) ?? throw Refusals.NothingHere.Now();

    public async Task<ChallengeReview> OfSeat(Guid seat, CancellationToken cancel) =>
        await Find(await IdOf(seat, cancel), cancel) ?? throw Refusals.NothingHere.Now();

    public async Task<ChallengeReview> OfSeatToChange(Guid seat, CancellationToken cancel) =>
        await FindToChange(await IdOf(seat, cancel), cancel) ?? throw Refusals.NothingHere.Now();

    /// <summary>For messages, any of which may be the first to tell of a challenge.</summary>
    public async Task<ChallengeReview> BegunOrNew(Guid id, CancellationToken cancel)
    {
        await sql.Execute("""
            INSERT INTO [Reviews] ([Id], [Version], [TermsVersion]) SELECT @id, 0, 0 WHERE NOT EXISTS (SELECT 1 FROM [Reviews] WHERE [Id] = @id)
            """, new { id }, cancel);
        return (await FindToChange(id, cancel))!;
    }

    public async Task<ChallengeReview?> FindToChange(Guid id, CancellationToken cancel)
    {
        await sql.Execute("UPDATE [Reviews] SET [Version] = [Version] WHERE [Id] = @id", new { id }, cancel);
        return await Find(id, cancel);
    }

    public async Task<ChallengeReview?> Find(Guid id, CancellationToken cancel)
    {
        var row = await sql.Find<Row>($"SELECT {Columns} FROM [Reviews] WHERE [Id] = @id", new { id }, cancel);
        return row is null ? null : await Whole(row, await ApplicationsOf([id], cancel), cancel);
    }

    /// <summary>Every review in which the person has a seat. One that is over is read without its applications: nothing is asked of anybody there any more.</summary>
    public async Task<IReadOnlyList<ChallengeReview>> WithSeatOf(string person, CancellationToken cancel)
    {
        const string Theirs = "[Id] IN (SELECT [ReviewId] FROM [Seats] WHERE [Person] = @person)";
        var over = await sql.Query<Row>($"SELECT [Id], [Version], [TermsVersion], [Terms], [Panel], [Extension], [Reached] FROM [Reviews] WHERE [FinalisedAt] IS NOT NULL AND {Theirs}", new { person }, cancel);
        var open = await sql.Query<Row>($"SELECT {Columns} FROM [Reviews] WHERE [FinalisedAt] IS NULL AND {Theirs}", new { person }, cancel);
        var applications = await ApplicationsOf([.. open.Select(r => r.Id)], cancel);
        List<ChallengeReview> reviews = [.. over.Select(row => Of(row, []))];
        foreach (var row in open) reviews.Add(await Whole(row, applications, cancel));
        return reviews;
    }

    async Task<ILookup<Guid, ApplicationRow>> ApplicationsOf(IReadOnlyCollection<Guid> reviews, CancellationToken cancel) =>
        (await sql.Query<ApplicationRow>("SELECT [ReviewId], [Code], [PriceFen], [Parties] FROM [OpenedApplications] WHERE [ReviewId] IN @reviews ORDER BY [ReviewId], [Code]", new { reviews }, cancel)).ToLookup(a => a.ReviewId);

    async Task<ChallengeReview> Whole(Row row, ILookup<Guid, ApplicationRow> applications, CancellationToken cancel)
    {
        var review = Of(row, applications[row.Id]);
        await Widen(review, [], [], cancel);
        review.AsLoaded = Loaded.Of(review);
        return review;
    }

    static ChallengeReview Of(Row row, IEnumerable<ApplicationRow> applications) => new()
    {
        Id = row.Id,
        Version = row.Version,
        TermsVersion = row.TermsVersion,
        KnownTerms = Stored.Value<ChallengeTerms>(row.Terms),
        Sealed = Stored.Value<SealedSet>(row.Sealed),
        Admitted = Stored.Value<AdmittedSet>(row.Admitted),
        Applications = [.. applications.Select(a => new OpenedApplication(a.Code, a.PriceFen, Stored.Value<Parties>(a.Parties)!))],
        Pool = Stored.Value<Pool>(row.Pool),
        Panel = Stored.Value<Panel>(row.Panel),
        Extension = Stored.Value<Extension>(row.Extension),
        Input = Stored.Value<RankingInput>(row.Input),
        Ranking = Stored.Value<RankingSnapshot>(row.Ranking),
        Tests = Stored.Value<IReadOnlyList<FeasibilityTest>>(row.Tests) ?? [],
        Reached = Stored.Value<Milestones>(row.Reached) ?? new(),
        Assignments = Stored.Value<Assignments>(row.Assignments) ?? new(),
        Findings = Stored.Value<IReadOnlyList<ConflictFinding>>(row.Findings) ?? [],
        Clearances = Stored.Value<IReadOnlyList<Clearance>>(row.Clearances) ?? [],
        Defence = Stored.Value<Defence>(row.Defence),
        Reconsiderations = Stored.Value<IReadOnlyList<Reconsideration>>(row.Reconsiderations) ?? [],
        PastRankings = Stored.Value<IReadOnlyList<PastRanking>>(row.PastRankings) ?? []
    };

    public async Task Save(ChallengeReview review, CancellationToken cancel)
    {
        await sql.Save("""
            UPDATE [Reviews] SET [Version] = @Version + 1, [Number] = @Number, [Call] = @Call, [Department] = @Department, [TermsVersion] = @TermsVersion, [Terms] = @Terms, [Sealed] = @Sealed, [Admitted] = @Admitted, [Pool] = @Pool,
                [Panel] = @Panel, [Extension] = @Extension, [Input] = @Input, [Ranking] = @Ranking, [Tests] = @Tests, [Reached] = @Reached, [Assignments] = @Assignments, [Findings] = @Findings,
                [Clearances] = @Clearances, [Defence] = @Defence,
                [Reconsiderations] = @Reconsiderations, [PastRankings] = @PastRankings, [RankedAt] = @RankedAt,
                [FinalisedAt] = @FinalisedAt, [DueAt] = @DueAt
            WHERE [Id] = @Id AND [Version] = @Version
            """, new
        {
            review.Id,
            review.Version,
            review.KnownTerms?.Number,
            review.KnownTerms?.Call,
            review.KnownTerms?.Department,
            review.TermsVersion,
            Terms = Stored.Text(review.KnownTerms),
            Sealed = Stored.Text(review.Sealed),
            Admitted = Stored.Text(review.Admitted),
            Pool = Stored.Text(review.Pool),
            Panel = Stored.Text(review.Panel),
            Extension = Stored.Text(review.Extension),
            Input = Stored.Text(review.Input),
            Ranking = Stored.Text(review.Ranking),
            Tests = Stored.Text(review.Tests),
            Reached = Stored.Text(review.Reached),
            Assignments = Stored.Text(review.Assignments),
            Findings = Stored.Text(review.Findings),
            Clearances = Stored.Text(review.Clearances),
            Defence = Stored.Text(review.Defence),
            Reconsiderations = Stored.Text(review.Reconsiderations),
            PastRankings = Stored.Text(review.PastRankings),
            RankedAt = review.Ranking?.At,
            review.Reached.FinalisedAt,
            DueAt = review.NextDueAt
        }, cancel);
        review.Version++;
        var (before, seats) = ((review.AsLoaded?.Panel?.Seats ?? []).ToDictionary(s => s.Id, s => s.State), review.Panel?.Seats ?? []);
        foreach (var seat in seats.Where(s => !before.ContainsKey(s.Id)))
            await sql.Execute("INSERT INTO [Seats] ([Id], [ReviewId], [Person]) SELECT @Id, @Review, @Person WHERE NOT EXISTS (SELECT 1 FROM [Seats] WHERE [Id] = @Id)",
                new { seat.Id, Review = review.Id, seat.Person }, cancel);
        foreach (var released in seats.Where(s => s.State == SeatState.Released && before.GetValueOrDefault(s.Id, SeatState.Standby) != SeatState.Released).Select(s => s.Id).Chunk(AtOnce))
            await sql.Execute("UPDATE [Sheets] SET [Voided] = @Voided WHERE [SeatId] IN @released AND [Voided] <> @Voided", new { released, Voided = true }, cancel);
        foreach (var (seat, code) in review.ClosedNow)
            await sql.Execute("UPDATE [Sheets] SET [Voided] = @Voided WHERE [SeatId] = @seat AND [Code] = @code AND [Voided] <> @Voided", new { seat, code, Voided = true }, cancel);
        if (tell is not null) await tell.Changed(review, cancel);
    }

    /// <summary>
    /// Reads what the register knows of all organisations that meet in the review and of these further ones; and who of the people with a seat, of these further people and of the organisations of
    /// both applies to another challenge of the call.
    /// </summary>
    public async Task Widen(ChallengeReview review, IReadOnlyCollection<string?> organisations, IReadOnlyCollection<string> people, CancellationToken cancel)
    {
        if (review.KnownTerms is not { } terms) return;
        IReadOnlyList<Seat> seats = review.Panel?.Seats ?? [];
        List<string?> ofReviewers = [.. seats.SelectMany(s => s.Relations.Concat(s.Declaration?.Relations ?? []).Select(r => r.Organisation).Append(s.Organisation)), .. organisations];
        review.Know(await new OrganisationStore(sql).Around(
        [
            terms.OwnerOrganisation, .. terms.OwnerAffiliates, .. review.Applications.SelectMany(a => a.Parties.Organisations.Concat((a.Parties.Exclusions ?? []).Select(e => e.Organisation))), .. ofReviewers
        ], cancel));
        review.Know(await new SolverStore(sql).AlsoApplying(terms.Call, review.Id, [.. seats.Select(s => s.Person), .. people], ofReviewers, review.Organisations, cancel));
    }

    public Task Widen(ChallengeReview review, IEnumerable<Candidate> candidates, CancellationToken cancel) =>
        Widen(review, [.. candidates.SelectMany(c => c.Relations.Select(r => r.Organisation).Append(c.Organisation))], [.. candidates.Select(c => c.Person)], cancel);

    /// <summary>Lets the worker settle every review that is not ranked yet.</summary>
    public Task LookAgain(DateTimeOffset now, CancellationToken cancel) =>
        sql.Execute("UPDATE [Reviews] SET [DueAt] = @now WHERE [RankedAt] IS NULL AND [Panel] IS NOT NULL AND ([DueAt] IS NULL OR [DueAt] > @now)", new { now }, cancel);

    /// <summary>The same for the other challenges of a call.</summary>
    public Task LookAgain(string call, Guid except, DateTimeOffset now, CancellationToken cancel) => sql.Execute("""
        UPDATE [Reviews] SET [DueAt] = @now WHERE [Call] = @call AND [Id] <> @except AND [RankedAt] IS NULL AND [Panel] IS NOT NULL AND ([DueAt] IS NULL OR [DueAt] > @now)
        """, new { call, except, now }, cancel);

    public Task<IReadOnlyList<Guid>> WithSeatOf(IReadOnlyCollection<string> people, CancellationToken cancel) =>
        sql.Query<Guid>("SELECT DISTINCT [ReviewId] FROM [Seats] WHERE [Person] IN @people", new { people }, cancel);

    async Task<Guid> IdOf(string number, CancellationToken cancel) =>
        await sql.Find<Guid?>("SELECT [Id] FROM [Reviews] WHERE [Number] = @number", new { number }, cancel) ?? throw Refusals.NothingHere.Now();

    async Task<Guid> IdOf(Guid seat, CancellationToken cancel) =>
        await sql.Find<Guid?>("SELECT [ReviewId] FROM [Seats] WHERE [Id] = @seat", new { seat }, cancel) ?? throw Refusals.NothingHere.Now();

    sealed class Row
    {
        public Guid Id { get; init; }
        public long Version { get; init; }
        public int TermsVersion { get; init; }
        public string? Terms { get; init; }
        public string? Sealed { get; init; }
        public string? Admitted { get; init; }
        public string? Pool { get; init; }
        public string? Panel { get; init; }
        public string? Extension { get; init; }
        public string? Input { get; init; }
        public string? Ranking { get; init; }
        public string? Tests { get; init; }
        public string? Reached { get; init; }
        public string? Assignments { get; init; }
        public string? Findings { get; init; }
        public string? Clearances { get; init; }
        public string? Defence { get; init; }
        public string? Reconsiderations { get; init; }
        public string? PastRankings { get; init; }
    }

    sealed class ApplicationRow
    {
        public Guid ReviewId { get; init; }
        public string Code { get; init; } = "";
        public long PriceFen { get; init; }
        public string Parties { get; init; } = "";
    }
}
