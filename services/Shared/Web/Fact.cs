using System.Globalization;

namespace Challenges.Shared.Web;

/// <summary>A value in a text that people write differently per language: the program keeps <see cref="Value"/>, the reader sees <see cref="Text"/>.</summary>
public abstract record Fact
{
    /// <summary>What the answer carries under <c>facts</c>.</summary>
    public abstract object Value { get; }

    public abstract string Text(Texts texts, CultureInfo language);

    /// <summary>An instant, shown with weekday, offset and city of <paramref name="zone"/> (IANA id): <c>Mon 2022-12-19 18:00 (UTC+8, Shanghai)</c>.</summary>
    public static Fact Instant(DateTimeOffset at, string zone = "Asia/Shanghai") => new InstantFact(at, zone);

    /// <summary>Money in fen (0.01 yuan), shown in yuan: <c>1,200,000 yuan</c>.</summary>
    public static Fact Yuan(long fen) => new YuanFact(fen);

    sealed record InstantFact(DateTimeOffset At, string Zone) : Fact
    {
        public override object Value => At.ToUniversalTime();

        public override string Text(Texts texts, CultureInfo language)
        {
            var local = TimeZoneInfo.ConvertTime(At, TimeZoneInfo.FindSystemTimeZoneById(Zone));
            var time = local.ToString(local.TimeOfDay.Seconds == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
            var day = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var offset = local.Offset == TimeSpan.Zero ? "UTC" : $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(local.Offset.Hours)}{(local.Offset.Minutes == 0 ? "" : $":{Math.Abs(local.Offset.Minutes):00}")}";
            var city = texts.Find($"zone.{Zone}", language) ?? Zone[(Zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
            var weekday = texts.Find($"day.{(int)local.DayOfWeek}", language);
            return texts.Find("fact.instant", language)!
                .Replace("{weekday}", weekday, StringComparison.Ordinal).Replace("{day}", day, StringComparison.Ordinal)
                .Replace("{time}", time, StringComparison.Ordinal).Replace("{offset}", offset, StringComparison.Ordinal)
                .Replace("{city}", city, StringComparison.Ordinal);
        }
    }

    sealed record YuanFact(long Fen) : Fact
    {
        public override object Value => Fen;

        public override string Text(Texts texts, CultureInfo language)
        {
            var (yuan, rest) = Math.DivRem(Fen, 100);
            var sign = Fen < 0 ? "-" : "";
            var amount = sign + Math.Abs(yuan).ToString("#,0", CultureInfo.InvariantCulture) + (rest == 0 ? "" : $".{Math.Abs(rest):00}");
            return texts.Find("fact.yuan", language)!.Replace("{amount}", amount, StringComparison.Ordinal);
        }
    }
}
