using Challenges.Portal.Showing;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Solving;
using Challenges.Portal.Working.Writing;
using CsCheck;

namespace Challenges.Portal.Tests;

/// <summary>The rule of the draft channel, without a browser.</summary>
public sealed class Merging
{
    static readonly string[] Texts = ["", "x", "y"];

    static readonly Gen<Dictionary<string, string>> Documents = Gen.Int[0, 2].Array[3].Select(n => new Dictionary<string, string> { ["a"] = Texts[n[0]], ["b"] = Texts[n[1]], ["c"] = Texts[n[2]] });

    static Merge Of(Dictionary<string, string> was, Dictionary<string, string> mine, Dictionary<string, string> now, params (string, string)[] more) =>
        Merge.Of(mine.Append(new(Seen.Field, Seen.Of(was))).Concat(more.Select(m => new KeyValuePair<string, string>(m.Item1, m.Item2))).ToDictionary(), now, field => field.Length == 1, (_, text) => text);

    [Test]
    public void Nothing_that_somebody_else_wrote_is_ever_overwritten_and_nothing_typed_is_lost() =>
        Gen.Select(Documents, Documents, Documents).Sample((was, mine, now) =>
        {
            var merge = Of(was, mine, now);
            foreach (var field in was.Keys)
            {
                var (typed, theirs) = (mine[field] != was[field], now[field] != was[field]);
                if (merge.Take.TryGetValue(field, out var taken)) Assert.That((taken, theirs), Is.EqualTo((mine[field], false)), "only over what this form has seen");
                if (typed && mine[field] != now[field]) Assert.That(merge.Take.ContainsKey(field) || merge.Clashes.Any(c => c.Field == field), Is.True, "saved, or shown beside the other");
                Assert.That(merge.Clashes.Any(c => c.Field == field), Is.EqualTo(typed && theirs && mine[field] != now[field]));
            }
        });

    [Test]
    public void A_choice_decides_a_clash_once_and_a_further_change_is_shown_again()
    {
        Dictionary<string, string> was = new() { ["a"] = "x" }, mine = new() { ["a"] = "mine" }, now = new() { ["a"] = "theirs" };
        Assert.That(Of(was, mine, now, ("choose.a", "mine"), ("seen.a", Seen.Mark("theirs"))).Take["a"], Is.EqualTo("mine"));
        Assert.That(Of(was, mine, now, ("choose.a", "theirs"), ("seen.a", Seen.Mark("theirs"))).Take, Is.Empty);
        Assert.That(Of(was, mine, new() { ["a"] = "newer" }, ("choose.a", "mine"), ("seen.a", Seen.Mark("theirs"))).Clashes.Single().Theirs, Is.EqualTo("newer"));
    }

    [TestCase("13,000", "13000")]
    [TestCase("１３０００", "13000")]
    [TestCase("4,8", null)]
    [TestCase("4.8", "4.8")]
    public void Numbers_are_read_as_people_write_them(string written, string? read) => Assert.That(DraftForm.Canonical("commit.cell", written), Is.EqualTo(read));

    [Test]
    public void A_value_and_how_it_will_be_shown_are_two_fields_of_one_row()
    {
        var content = new System.Text.Json.Nodes.JsonObject();
        Dictionary<string, string> fields = new() { ["commit.cell"] = "4.8", ["committed.cell.shown"] = "two runs of 30 days", ["commit.melt"] = "107", ["committed.melt.shown"] = " ", ["commit.power"] = "", ["committed.power.shown"] = "meter log" };
        DraftForm.Lay(fields, content, rowsStay: true);
        Assert.That(content["committed"]!.ToJsonString(), Is.EqualTo("""[{"indicator":"cell","value":4.8,"shown":"two runs of 30 days"},{"indicator":"melt","value":107,"shown":null},{"indicator":"power","value":null,"shown":"meter log"}]"""));
        var read = DraftForm.Fields(content);
        Assert.That((read["commit.cell"], read["committed.cell.shown"], read["committed.melt.shown"], read["commit.power"], read["committed.power.shown"]), Is.EqualTo(("4.8", "two runs of 30 days", "", "", "meter log")));
        Assert.That(DraftForm.Has("committed.cell.shown") && !DraftForm.Has("committed.cell") && !DraftForm.Has("committed.shown"), Is.True);
        Assert.That(PartOfDraft.PartOf("committed[cell].shown"), Is.EqualTo("indicators"));
    }

    [TestCase(198_000_000_0, "人民币壹仟玖佰捌拾万元整", "nineteen million eight hundred thousand yuan")]
    [TestCase(10_050_000, "人民币壹拾万零伍佰元整", "one hundred thousand five hundred yuan")]
    [TestCase(100_000_005_06, "人民币壹亿零伍元零陆分", "one hundred million five yuan and six fen")]
    [TestCase(123_456_78, "人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "one hundred and twenty-three thousand four hundred and fifty-six yuan and seventy-eight fen")]
    [TestCase(0, "人民币零元整", "zero yuan")]
    public void Money_is_written_in_words(long fen, string zh, string en)
    {
        Assert.That(MoneyWords.Of(fen, chinese: true), Is.EqualTo(zh));
        Assert.That(MoneyWords.Of(fen, chinese: false), Is.EqualTo(en));
    }

    [Test]
    public void A_draw_that_was_changed_differs_where_it_was()
    {
        var (number, root) = ("QH-2022-01", new string('a', 64));
        string Hash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        var seed = Hash($"challenge-panel-draw/1|{number}|{root}");
        List<string> pool = ["AA", "BB", "CC", "DD", "EE"];
        var order = pool.OrderBy(code => Hash($"{seed}|{code}"), StringComparer.Ordinal).ToList();
        var digest = Challenges.Shared.Proof.Canonical.Digest(new { algorithm = "challenge-panel-draw/1", codes = pool, number });
        var proof = new DrawProofView("challenge-panel-draw/1", number, root, seed, digest, pool, [], [.. order.Take(3)], [.. order.Skip(3)]);
        Assert.That(DrawReplay.Of(proof).Select(s => s.Same), Has.All.True);
        Assert.That(DrawReplay.Of(proof with { Seats = [order[1], order[0], order[2]] }).Where(s => s.Same == false).Select(s => s.Key), Is.EqualTo(new[] { "draw.seats" }));
    }
}
