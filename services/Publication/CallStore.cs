using Challenges.Contracts.Publication;
using Challenges.Shared.Database;

namespace Challenges.Publication;

public sealed class CallStore(SqlSession sql)
{
    public async Task<IReadOnlyList<Call>> List(CancellationToken cancel) =>
        [.. (await sql.Query<Row>("SELECT [Number], [Id], [Department], [TitleZh], [TitleEn], [At] FROM [Calls] ORDER BY [At] DESC, [Number]", null, cancel)).Select(Read)];

    public async Task<Call> Get(string number, CancellationToken cancel) =>
        await sql.Find<Row>("SELECT [Number], [Id], [Department], [TitleZh], [TitleEn], [At] FROM [Calls] WHERE [Number] = @number", new { number }, cancel) is { } row
            ? Read(row) : throw Refusals.CallNotFound.Now();

    public async Task Add(Call call, CancellationToken cancel)
    {
        var added = await sql.Execute(
            """
            INSERT INTO [Calls] ([Number], [Id], [Department], [TitleZh], [TitleEn], [At])
            SELECT @Number, @Id, @Department, @Zh, @En, @At WHERE NOT EXISTS (SELECT 1 FROM [Calls] WHERE [Number] = @Number)
            """, new { call.Number, call.Id, call.Department, call.Title.Zh, call.Title.En, call.At }, cancel);
        if (added == 0) throw Refusals.NumberIsTaken.With(("number", call.Number));
    }

    static Call Read(Row row) => new() { Id = row.Id, Number = row.Number, Department = row.Department, Title = new Wording { Zh = row.TitleZh, En = row.TitleEn }, At = row.At };

    sealed class Row
    {
        public string Number { get; init; } = "";
        public Guid Id { get; init; }
        public string Department { get; init; } = "";
        public string TitleZh { get; init; } = "";
        public string TitleEn { get; init; } = "";
        public DateTimeOffset At { get; init; }
    }
}
