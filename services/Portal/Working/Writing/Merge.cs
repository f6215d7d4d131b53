namespace Challenges.Portal.Working.Writing;

/// <summary>Two people changed one field since this form was made.</summary>
public sealed record Clash(string Field, string Mine, string Theirs);

/// <summary>
/// What a form's values mean for a document that may have changed since the form was made: a field that only this form changed is taken, one that only others changed stays theirs, and
/// one that both changed is left as it is until a person chooses. Nothing is ever overwritten unseen.
/// </summary>
/// <param name="Take">Fields to be written, in the form in which the document keeps them.</param>
/// <param name="Foreign">Fields that others changed and this form did not.</param>
/// <param name="Unread">Fields that can't be read, such as a number with a decimal comma; they keep what was saved.</param>
/// <param name="Marks">What this form has seen of each field from now on.</param>
sealed record Merge(IReadOnlyDictionary<string, string> Take, IReadOnlyList<Clash> Clashes, IReadOnlyList<string> Foreign, IReadOnlyList<string> Unread, IReadOnlyDictionary<string, string> Marks)
{
    public const string Choice = "choose.", Shown = "seen.";

    /// <param name="posted">Values of the form, with <see cref="Seen.Field"/>, and for each field that clashed before <c>choose.FIELD</c> (<c>mine</c> or <c>theirs</c>) and <c>seen.FIELD</c>.</param>
    /// <param name="now">Every field of the document; one that is not there is empty.</param>
    /// <param name="has">Tells the document's fields from what else a form holds.</param>
    /// <param name="canonical">The form in which the document keeps a value; null when it can't be read.</param>
    public static Merge Of(IReadOnlyDictionary<string, string> posted, IReadOnlyDictionary<string, string> now, Func<string, bool> has, Func<string, string, string?> canonical)
    {
        var was = Seen.Read(posted.GetValueOrDefault(Seen.Field));
        Dictionary<string, string> take = [], marks = now.ToDictionary(f => f.Key, f => Seen.Mark(f.Value));
        List<Clash> clashes = [];
        List<string> foreign = [], unread = [];
        foreach (var (field, text) in posted.Where(f => has(f.Key)))
        {
            var theirs = now.GetValueOrDefault(field, "");
            var (held, choice) = (Seen.Mark(theirs), posted.GetValueOrDefault(Choice + field));
            var seen = choice == "mine" ? posted.GetValueOrDefault(Shown + field, "") : was.GetValueOrDefault(field, Nothing);
            if (choice == "theirs") { foreign.Add(field); continue; }
            if (canonical(field, Lines(text)) is not { } mine) { unread.Add(field); continue; }
            if (mine == theirs) continue;
            if (Seen.Mark(mine) == seen) foreign.Add(field);
            else if (held == seen) take[field] = mine;
            else
            {
                clashes.Add(new Clash(field, mine, theirs));
                marks[field] = was.GetValueOrDefault(field, Nothing);
            }
        }
        foreach (var (field, value) in take) marks[field] = Seen.Mark(value);
        return new Merge(take, clashes, foreign, unread, marks);
    }

    /// <summary>A field without a mark was empty when the form was made.</summary>
    static readonly string Nothing = Seen.Mark("");

    /// <summary>Forms send CR LF; documents keep LF.</summary>
    static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
