using Challenges.Contracts.Publication;

namespace Challenges.Publication;

/// <summary>What the rules ask of a text in both languages.</summary>
public static class Wordings
{
    public static readonly Wording None = new() { Zh = "", En = "" };

    /// <summary>True when a reader of either language can see something.</summary>
    public static bool IsWhole(this Wording? wording) => wording is not null && IsVisible(wording.Zh) && IsVisible(wording.En);

    public static bool IsVisible(string? text) => Shared.Web.Wordings.IsVisible(text);

    /// <summary>The text's two halves with the path of each, as the answer to a request names them.</summary>
    public static IEnumerable<(string Field, string Text)> Parts(this Wording? wording, string field) =>
        wording is null ? [] : [($"{field}.zh", wording.Zh), ($"{field}.en", wording.En)];
}
