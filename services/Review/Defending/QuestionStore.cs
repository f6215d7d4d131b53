using Challenges.Review.Scoring;
using Challenges.Shared.Database;
using MassTransit;

namespace Challenges.Review.Defending;

/// <summary>THE SQL of the questions of the defence.</summary>
public sealed class QuestionStore(SqlSession sql)
{
    public async Task<IReadOnlyList<AskedQuestions>> Of(Guid review, CancellationToken cancel) =>
        [.. (await sql.Query<Row>("SELECT [SeatId], [Code], [Round], [Version], [Questions] FROM [DefenceQuestions] WHERE [ReviewId] = @review", new { review }, cancel))
            .Select(r => new AskedQuestions(r.SeatId, r.Code, r.Round, r.Version, Stored.Value<IReadOnlyList<string>>(r.Questions)!))];

    public Task Save(Guid review, AskedQuestions asked, CancellationToken cancel) => sql.Save(asked.Version == 0
        ? """
          INSERT INTO [DefenceQuestions] ([SeatId], [Code], [Round], [ReviewId], [Version], [Questions])
          SELECT @Seat, @Code, @Round, @review, 1, @Questions WHERE NOT EXISTS (SELECT 1 FROM [DefenceQuestions] WHERE [SeatId] = @Seat AND [Code] = @Code AND [Round] = @Round)
          """
        : "UPDATE [DefenceQuestions] SET [Version] = @Version + 1, [Questions] = @Questions WHERE [SeatId] = @Seat AND [Code] = @Code AND [Round] = @Round AND [Version] = @Version",
        new { asked.Seat, asked.Code, asked.Round, asked.Version, review, Questions = Stored.Text(asked.Texts) }, cancel);

    sealed class Row
    {
        public Guid SeatId { get; init; }
        public string Code { get; init; } = "";
        public int Round { get; init; }
        public long Version { get; init; }
        public string Questions { get; init; } = "[]";
    }
}

/// <summary>THE SQL of the second sheets, one set for each round; the guard of a locked or voided sheet stands in the UPDATE itself.</summary>
public sealed class DefenceSheetStore(SqlSession sql)
{
    const string Columns = "[Id], [ReviewId], [SeatId], [Code], [Round], [Version], [State], [Voided], [Scores], [AbstainReason], [SavedAt]";

    public async Task<IReadOnlyDictionary<int, IReadOnlyList<ScoreSheet>>> Of(Guid review, CancellationToken cancel) =>
        (await sql.Query<Row>($"SELECT {Columns} FROM [DefenceSheets] WHERE [ReviewId] = @review ORDER BY [Round], [Code], [SeatId]", new { review }, cancel))
            .GroupBy(r => r.Round).ToDictionary(g => g.Key, g => (IReadOnlyList<ScoreSheet>)[.. g.Select(r => r.Sheet())]);

    /// <summary>A new, unsaved one of version 0 when there is none yet.</summary>
    public async Task<ScoreSheet> Of(Guid review, Guid seat, string code, int round, CancellationToken cancel) =>
        (await sql.Find<Row>($"SELECT {Columns} FROM [DefenceSheets] WHERE [SeatId] = @seat AND [Code] = @code AND [Round] = @round", new { seat, code, round }, cancel))?.Sheet()
        ?? new ScoreSheet { Id = NewId.NextGuid(), ReviewId = review, SeatId = seat, Code = code };

    public async Task Save(ScoreSheet sheet, int round, CancellationToken cancel)
    {
        var row = new { sheet.Id, sheet.ReviewId, sheet.SeatId, sheet.Code, round, sheet.Version, sheet.State, Scores = Stored.Text(sheet.Scores), sheet.AbstainReason, sheet.SavedAt, No = false, Draft = SheetState.Draft };
        await sql.Save(sheet.Version == 0
            ? """
              INSERT INTO [DefenceSheets] ([Id], [ReviewId], [SeatId], [Code], [Round], [Version], [State], [Voided], [Scores], [AbstainReason], [SavedAt])
              SELECT @Id, @ReviewId, @SeatId, @Code, @round, 1, @State, @No, @Scores, @AbstainReason, @SavedAt
              WHERE NOT EXISTS (SELECT 1 FROM [DefenceSheets] WHERE [SeatId] = @SeatId AND [Code] = @Code AND [Round] = @round)
              """
            : """
              UPDATE [DefenceSheets] SET [Version] = @Version + 1, [State] = @State, [Scores] = @Scores, [AbstainReason] = @AbstainReason, [SavedAt] = @SavedAt
              WHERE [Id] = @Id AND [Version] = @Version AND [State] = @Draft AND [Voided] = @No
              """, row, cancel);
        sheet.Version++;
    }

    /// <summary>Voids what a remedy found wrong; it is kept and counts nowhere.</summary>
    public Task Void(Guid seat, string? code, CancellationToken cancel) =>
        sql.Execute("UPDATE [DefenceSheets] SET [Voided] = @Yes WHERE [SeatId] = @seat AND (@code IS NULL OR [Code] = @code)", new { seat, code, Yes = true }, cancel);

    sealed class Row
    {
        public Guid Id { get; init; }
        public Guid ReviewId { get; init; }
        public Guid SeatId { get; init; }
        public string Code { get; init; } = "";
        public int Round { get; init; }
        public long Version { get; init; }
        public SheetState State { get; init; }
        public bool Voided { get; init; }
        public string Scores { get; init; } = "[]";
        public string? AbstainReason { get; init; }
        public DateTimeOffset SavedAt { get; init; }

        public ScoreSheet Sheet() => new()
        {
            Id = Id,
            ReviewId = ReviewId,
            SeatId = SeatId,
            Code = Code,
            Version = Version,
            State = State,
            Voided = Voided,
            Scores = Stored.Value<IReadOnlyList<CriterionScore>>(Scores)!,
            AbstainReason = AbstainReason,
            SavedAt = SavedAt
        };
    }
}
