using System.Globalization;
using System.Text;
using System.Text.Json;
using Challenges.Shared.Proof;
using CsCheck;

namespace Challenges.Shared.Tests.Proof;

public sealed class CanonicalTests
{
    sealed record Sample(string Text, long Fen, decimal Value, DateTimeOffset At, string? Note, DayOfWeek Day, IReadOnlyList<decimal> Values);

    static readonly Gen<string> Texts = Gen.OneOf(Gen.String, Gen.Const("氯化镁 \u2028 \u0001 \"\\/ é 😀")).Where(IsUnicode);

    static readonly Gen<Sample> Samples =
        from text in Texts
        from fen in Gen.Long
        from value in Gen.Decimal
        from ticks in Gen.Long[0, DateTimeOffset.MaxValue.Ticks - TimeSpan.TicksPerDay]
        from note in Texts.Null()
        from day in Gen.Enum<DayOfWeek>()
        from values in Gen.Decimal[-1000m, 1000m].List[0, 5]
        select new Sample(text, fen, value, new DateTimeOffset(ticks, TimeSpan.Zero), note, day, values);

    [Test]
    public void The_same_value_has_the_same_bytes_after_a_round_trip() => Samples.Sample(sample =>
    {
        var bytes = Canonical.Bytes(sample);
        Assert.That(Canonical.Bytes(Canonical.Read<Sample>(bytes)), Is.EqualTo(bytes));
        Assert.That(Canonical.Bytes(JsonDocument.Parse(bytes).RootElement), Is.EqualTo(bytes));
    });

    [Test]
    public void The_order_of_the_members_changes_nothing() => Gen.Select(Gen.String.Where(IsUnicode), Gen.Int).List[0, 8].Sample(pairs =>
    {
        var members = pairs.DistinctBy(p => p.Item1).ToList();
        Assert.That(Canonical.Bytes(Enumerable.Reverse(members).ToDictionary(m => m.Item1, m => m.Item2)),
            Is.EqualTo(Canonical.Bytes(members.ToDictionary(m => m.Item1, m => m.Item2))));
    });

    [Test]
    public void A_different_text_has_a_different_digest() => Gen.Select(Texts, Texts).Where((a, b) => a != b)
        .Sample((a, b) => Assert.That(Canonical.Digest(a), Is.Not.EqualTo(Canonical.Digest(b))));

    [TestCase("4.0", "4")]
    [TestCase("4", "4")]
    [TestCase("0.10", "0.1")]
    [TestCase("-0.0", "0")]
    [TestCase("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    [TestCase("1000000.00", "1000000")]
    public void A_decimal_is_written_exactly_and_without_trailing_zeros(string value, string written) =>
        Assert.That(Text(decimal.Parse(value, CultureInfo.InvariantCulture)), Is.EqualTo(written));

    [Test]
    public void No_digit_of_a_decimal_is_lost() =>
        Gen.Decimal.Sample(value => decimal.Parse(Text(value), NumberStyles.Float, CultureInfo.InvariantCulture) == value && !Text(value).Contains('E', StringComparison.Ordinal));

    [Test]
    public void A_long_stays_exact_beyond_what_a_double_holds() => Assert.That(Text(long.MaxValue - 1), Is.EqualTo("9223372036854775806"));

    [TestCase("1E2", "100")]
    [TestCase("4.50e1", "45")]
    [TestCase("1e-7", "0.0000001")]
    public void An_exponent_is_spelled_out(string raw, string written) => Assert.That(Text(JsonDocument.Parse(raw).RootElement), Is.EqualTo(written));

    [Test]
    public void The_samples_of_RFC_8785_come_out_as_it_prints_them()
    {
        // Section 3.2.3 (sorting by UTF-16 units) and 3.2.2.2 (escapes).
        var sorting = JsonDocument.Parse("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}""");
        Assert.That(JsonDocument.Parse(Canonical.Bytes(sorting.RootElement)).RootElement.EnumerateObject().Select(m => m.Value.GetString()),
            Is.EqualTo(new[] { "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh" }));
        Assert.That(Text("\u20ac$\u000f\nA'\u0042\u0022\u005c\\\"/"), Is.EqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""));
    }

    [Test]
    public void A_null_member_is_left_out_and_a_null_in_a_list_stays() =>
        Assert.That(Text(new { B = (string?)null, A = new string?[] { null, "x" } }), Is.EqualTo("""{"a":[null,"x"]}"""));

    [Test]
    public void An_instant_is_written_in_UTC_whatever_its_offset()
    {
        var instant = new DateTimeOffset(2022, 11, 1, 16, 0, 0, TimeSpan.FromHours(8));
        Assert.That(Text(instant), Is.EqualTo("\"2022-11-01T08:00:00.0000000Z\""));
        Assert.That(Canonical.Digest(instant), Is.EqualTo(Canonical.Digest(instant.ToOffset(TimeSpan.FromHours(-5)))));
    }

    [Test]
    public void Half_a_surrogate_pair_is_refused() => Assert.That(() => Canonical.Bytes("a\ud800"), Throws.ArgumentException);

    [Test]
    public void A_member_that_stands_twice_is_refused() =>
        Assert.That(() => Canonical.Bytes(JsonDocument.Parse("""{"a":1,"a":2}""").RootElement), Throws.ArgumentException);

    [Test]
    public void The_digest_is_SHA_256_in_lower_case_hexadecimal() =>
        Assert.That(Canonical.Digest(Array.Empty<byte>()), Is.EqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    static string Text<T>(T value) => Encoding.UTF8.GetString(Canonical.Bytes(value));

    static bool IsUnicode(string text) => text.EnumerateRunes().All(r => r != Rune.ReplacementChar);
}
