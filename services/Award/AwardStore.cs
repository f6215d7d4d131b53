using Challenges.Award.Deciding;
using Challenges.Award.Racing;
using Challenges.Award.Reacting;
using Challenges.Award.Telling;
using Challenges.Contracts.Publication;
using Challenges.Shared.Database;
using Challenges.Shared.Decisions;

namespace Challenges.Award;

/// <summary>The SQL of <see cref="Award"/>: one row with its document, and rows of their own for everything that a unique index guards.</summary>
public sealed class AwardStore(SqlSession session, FactStore facts, Recording record, TellAward? tell = null)
{
    public async Task<Award?> Load(string number, CancellationToken cancel) =>
        await Build(await session.Find<AwardRow>("SELECT [Id], [Version], [OpenObjections], [Document] FROM [Awards] WHERE [Number] = @number", new { number }, cancel), cancel);

    public async Task<Award?> Load(Guid id, CancellationToken cancel) =>
        await Build(await session.Find<AwardRow>("SELECT [Id], [Version], [OpenObjections], [Document] FROM [Awards] WHERE [Id] = @id", new { id }, cancel), cancel);

    /// <summary>Called when terms arrived or changed.</summary>
    public async Task Begin(Guid challenge, DateTimeOffset now, CancellationToken cancel)
    {
        var award = Award.Begin(await facts.Load(challenge, cancel), now);
        const string insert = """
            INSERT INTO [Awards] ([Id], [Number], [Department], [State], [Version], [OpenObjections], [DueAt], [Summary], [Document])
            SELECT @Id, @Number, @Department, @State, @Version, 0, @DueAt, @Summary, @Document
            WHERE NOT EXISTS (SELECT 1 FROM [Awards] WHERE [Id] = @Id)
            """;
        if (await session.Execute(insert, Row(award), cancel) == 0)
        {
            // With what has been decided meanwhile: terms may be amended, or told again, after it.
            var known = await Load(challenge, cancel) ?? award;
            await session.Execute("UPDATE [Awards] SET [Summary] = @Summary WHERE [Id] = @Id", Row(known), cancel);
            if (tell is not null) await tell.Begun(known, now, cancel);
            return;
        }
        if (tell is not null) await tell.Begun(award, now, cancel);
        // A challenge that was cancelled before its terms arrived.
        foreach (var decided in award.DecidedSince) await record(decided, AwardDecisions.Of(award, decided, Decision.Message, now), cancel);
    }

    /// <summary>Saves what the award became, if nobody saved before, and records what was decided.</summary>
    /// <param name="actor">Opaque id of the person, or <see cref="Decision.Clock"/> or <see cref="Decision.Message"/>.</param>
    /// <param name="now">Of the acts.</param>
    /// <exception cref="StaleVersionException">Somebody saved first, or an objection arrived that forbids it.</exception>
    public async Task Save(Award award, string actor, DateTimeOffset now, CancellationToken cancel)
    {
        // An objection that is filed in the same second raises the counter without raising the version: the guard stands in the WHERE.
        const string update = """
            UPDATE [Awards] SET [State] = @State, [Version] = @Version, [DueAt] = @DueAt, [Summary] = @Summary, [Document] = @Document
            WHERE [Id] = @Id AND [Version] = @LoadedVersion AND (@NeedsNoObjection = 0 OR [OpenObjections] = 0)
            """;
        await session.Save(update, Row(award), cancel);
        await SaveProposals(award, cancel);
        if (award.Notice is { } notice) await SaveNotice(award, notice, cancel);
        await SaveSignatures(award, cancel);
        await SavePayments(award, cancel);
        await SaveRecoveries(award, cancel);
        await new RaceRows(session).Save(award, cancel);
        foreach (var decided in award.DecidedSince) await record(decided, AwardDecisions.Of(award, decided, actor, now), cancel);
        if (tell is not null) await tell.Changed(award, now, cancel);
    }

    public async Task<IReadOnlyList<AwardListed>> List(string? department, string? state, string? after, int size, CancellationToken cancel) =>
        await session.Query<AwardListed>("""
            WITH [Listed] AS (
                SELECT [Number], [Department], [State], [Summary], ROW_NUMBER() OVER (ORDER BY [Number] DESC) AS [Place]
                FROM [Awards]
                WHERE (@department IS NULL OR [Department] = @department) AND (@state IS NULL OR [State] = @state) AND (@after IS NULL OR [Number] < @after))
            SELECT [Number], [Department], [State], [Summary] FROM [Listed] WHERE [Place] <= @size ORDER BY [Place]
            """, new { department, state, after, size }, cancel);

    async Task<Award?> Build(AwardRow? row, CancellationToken cancel) =>
        row is null ? null : new(await facts.Load(row.Id, cancel), Document.Read<AwardRecord>(row.Document), row.Version, row.OpenObjections);

    async Task SaveProposals(Award award, CancellationToken cancel)
    {
        foreach (var ended in award.Record.Proposals.Where(proposal => proposal.Ended is not null))
            await session.Execute("UPDATE [Proposals] SET [Active] = 0 WHERE [Id] = @Id AND [Active] = 1", new { ended.Id }, cancel);
        if (award.Standing is { } standing)
            await session.Execute("""
                INSERT INTO [Proposals] ([Id], [ChallengeId], [Code], [Active])
                SELECT @Id, @ChallengeId, @Code, 1 WHERE NOT EXISTS (SELECT 1 FROM [Proposals] WHERE [Id] = @Id)
                """, new { standing.Id, award.ChallengeId, standing.Code }, cancel);
    }

    async Task SaveNotice(Award award, Notice notice, CancellationToken cancel)
    {
        var announced = award.Announced(notice);
        var row = new
        {
            notice.Id,
            award.ChallengeId,
            award.Number,
            notice.OpenedAt,
            notice.EndsAt,
            notice.LedBack,
            Summary = Document.Write(new NoticeSummary(award.Terms.Title, announced.SolverName, announced.PriceFen, notice.CountedDays[0], notice.CountedDays[^1], award.Terms.Timetable.PublishedAt))
        };
        if (await session.Execute("UPDATE [Notices] SET [LedBack] = @LedBack WHERE [Id] = @Id", row, cancel) == 0)
            await session.Execute("""
                INSERT INTO [Notices] ([Id], [ChallengeId], [Number], [OpenedAt], [EndsAt], [LedBack], [Summary])
                VALUES (@Id, @ChallengeId, @Number, @OpenedAt, @EndsAt, @LedBack, @Summary)
                """, row, cancel);
    }

    async Task SaveSignatures(Award award, CancellationToken cancel)
    {
        if (award.Record.TaskBook is not { } book) return;
        foreach (var (party, person, at) in book.Signatures)
            await session.Execute("""
                INSERT INTO [Signatures] ([ChallengeId], [Revision], [Party], [Person], [Digest], [At])
                SELECT @ChallengeId, @Revision, @party, @person, @Digest, @at
                WHERE NOT EXISTS (SELECT 1 FROM [Signatures] WHERE [ChallengeId] = @ChallengeId AND [Revision] = @Revision AND [Party] = @party)
                """, new { award.ChallengeId, book.Text.Revision, party, person, book.Digest, at }, cancel);
    }

    async Task SavePayments(Award award, CancellationToken cancel)
    {
        var before = award.Loaded.Project?.Milestones.Where(milestone => milestone.PaidAt is not null).Select(milestone => milestone.Number).ToHashSet() ?? [];
        // A plain INSERT on purpose: the primary key refuses a second payment of a milestone (R23).
        foreach (var paid in award.Record.Project?.Milestones.Where(milestone => milestone.PaidAt is not null && !before.Contains(milestone.Number)) ?? [])
            await session.Execute("INSERT INTO [Payments] ([ChallengeId], [Milestone], [AmountFen], [At]) VALUES (@ChallengeId, @Number, @AmountFen, @PaidAt)",
                new { award.ChallengeId, paid.Number, paid.AmountFen, paid.PaidAt }, cancel);
    }

    async Task SaveRecoveries(Award award, CancellationToken cancel)
    {
        if (award.Record.Project?.Owed is not { } owed) return;
        if (award.Loaded.Project?.Owed is null)
            foreach (var stream in owed.Streams())
                await session.Execute("INSERT INTO [Owed] ([ChallengeId], [Stream], [AmountFen]) VALUES (@ChallengeId, @stream, @amount)",
                    new { award.ChallengeId, stream = stream ?? "all", amount = owed.OwedIn(stream) }, cancel);
        // Plain INSERTs on purpose: the unique index refuses a receipt that was booked already.
        foreach (var booking in owed.Received.Skip(award.Loaded.Project?.Owed?.Received.Count ?? 0))
            await session.Execute("INSERT INTO [Recoveries] ([ChallengeId], [Number], [Stream], [AmountFen], [Reference], [At]) VALUES (@ChallengeId, @Number, @stream, @AmountFen, @Reference, @At)",
                new { award.ChallengeId, booking.Number, stream = booking.Stream ?? "all", booking.AmountFen, booking.Reference, booking.At }, cancel);
    }

    static object Row(Award award) => new
    {
        Id = award.ChallengeId,
        award.Number,
        award.Terms.Department,
        State = award.State.ToString(),
        award.Version,
        award.LoadedVersion,
        DueAt = award.NextDueAt,
        NeedsNoObjection = award.DemandsNoObjection ? 1 : 0,
        Summary = Document.Write(new AwardSummary(award.Terms.Title, award.Terms.Timetable.PublishedAt, award.Terms.Policy.DecisionPromiseDays, award.Record.DecidedAt)),
        Document = Document.Write(award.Record)
    };

    sealed class AwardRow
    {
        public Guid Id { get; init; }
        public int Version { get; init; }
        public int OpenObjections { get; init; }
        public string Document { get; init; } = "";
    }
}

public sealed record AwardSummary(Wording Title, DateTimeOffset PublishedAt, int PromiseDays, DateTimeOffset? DecidedAt = null);

public sealed record NoticeSummary(Wording Title, string SolverName, long PriceFen, DateOnly FirstDay, DateOnly LastDay, DateTimeOffset PublishedAt);

public sealed class AwardListed
{
    public string Number { get; init; } = "";
    public string Department { get; init; } = "";
    public string State { get; init; } = "";
    public string Summary { get; init; } = "";
}
