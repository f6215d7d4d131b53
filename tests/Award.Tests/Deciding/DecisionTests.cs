using System.Reflection;
using System.Text;
using Challenges.Award.Deciding;
using Challenges.Shared.Database;
using Challenges.Shared.Decisions;
using Challenges.TestKit;

namespace Challenges.Award.Tests.Deciding;

/// <summary>Every kind of decision stands in the chain, replays, and shows a change of one byte (R28).</summary>
sealed class DecisionTests
{
    static readonly string[] Columns = ["Record", "Inputs", "Result", "Actor", "Salt", "Hash"];

    [Test]
    public void The_lives_hold_every_kind() =>
        Assert.That(Diary.Written().Pages.Select(page => page.Decided.Kind).Distinct(), Is.EquivalentTo(
            typeof(Kinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!)));

    [Test, CancelAfter(120_000), Property("Rule", "R28")]
    public async Task Every_kind_replays_and_a_flipped_byte_names_its_record()
    {
        await using var service = await ServiceUnderTest.Start(AwardModule.Module, Given.Morning);
        var pages = Diary.Written().Pages;
        await service.InScope(async scope =>
        {
            var session = (SqlSession)scope.GetService(typeof(SqlSession))!;
            var journal = (DecisionJournal)scope.GetService(typeof(DecisionJournal))!;
            await session.Begin();
            foreach (var (decided, at) in pages) await decided.Append(journal, AwardDecisions.Of(Awards.Deciding(), decided, "officer-1", at), CancellationToken.None);
            await session.Commit();
            return true;
        });
        Assert.That(await Named(service), Is.Empty, "as written, each replays to the same");
        Assert.That(await service.InScope(scope => ((DecisionVerifier)scope.GetService(typeof(DecisionVerifier))!).Verify(Given.Number, null, CancellationToken.None)), Has.Count.EqualTo(pages.Count));
        // One record of each kind, every column that is no key.
        foreach (var sequence in pages.Select((page, index) => (page.Decided.Kind, Sequence: index + 1L)).DistinctBy(page => page.Kind).Select(page => page.Sequence))
            foreach (var column in Columns)
            {
                var before = await Read(service, column, sequence);
                await Write(service, column, sequence, Flipped(before, (int)sequence * 31));
                Assert.That(await Named(service), Is.EqualTo(new[] { sequence }), $"{pages[(int)sequence - 1].Decided.Kind}, {column}");
                await Write(service, column, sequence, before);
            }
        Assert.That(await Named(service), Is.Empty);
    }

    /// <summary>One bit of one byte, kept within ASCII so that the text stays a text.</summary>
    static string Flipped(string text, int at)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var place = Enumerable.Range(0, bytes.Length).Select(i => (at + i) % bytes.Length).First(i => bytes[i] is > 47 and < 123);
        bytes[place] ^= 1;
        return Encoding.UTF8.GetString(bytes);
    }

    static Task<long[]> Named(ServiceUnderTest service) => service.InScope(async scope =>
        (await ((DecisionVerifier)scope.GetService(typeof(DecisionVerifier))!).Verify(Given.Number, null, CancellationToken.None)).Where(v => v.Finding != Finding.Same).Select(v => v.Sequence).ToArray());

    static Task<string> Read(ServiceUnderTest service, string column, long sequence) => service.InScope(async scope =>
        (await ((SqlSession)scope.GetService(typeof(SqlSession))!).Find<string>($"SELECT [{column}] FROM [DecisionRecords] WHERE [Sequence] = @sequence", new { sequence }))!);

    static Task<int> Write(ServiceUnderTest service, string column, long sequence, string text) => service.InScope(scope =>
        ((SqlSession)scope.GetService(typeof(SqlSession))!).Execute($"UPDATE [DecisionRecords] SET [{column}] = @text WHERE [Sequence] = @sequence", new { sequence, text }));
}
