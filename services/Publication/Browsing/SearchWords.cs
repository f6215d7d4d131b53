using System.Text;

namespace Challenges.Publication.Browsing;

/// <summary>What the text filter of the public list looks in: public texts only, folded so that case and width don't matter on any database.</summary>
static class SearchWords
{
    public static string Of(Challenge challenge)
    {
        var text = challenge.Text;
        string[] parts = [challenge.Number ?? "", text.Title.Zh, text.Title.En, text.Field, text.OwnerName, text.Description.Zh, text.Description.En, .. text.Indicators.SelectMany(i => new[] { i.Name.Zh, i.Name.En })];
        return Fold(string.Join('\n', parts));
    }

    public static string Of(Organisation organisation) => Fold(string.Join('\n', organisation.Ids.Prepend(organisation.Name)));

    /// <summary>A LIKE pattern that finds the words anywhere; % _ and [ in them stand for themselves.</summary>
    public static string? Pattern(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        var pattern = new StringBuilder("%");
        foreach (var c in Fold(words.Trim()))
        {
            if (c is '%' or '_' or '[' or '\\') pattern.Append('\\');
            pattern.Append(c);
        }
        return pattern.Append('%').ToString();
    }

    static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
