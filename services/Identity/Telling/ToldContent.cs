using System.Text.Json;
using System.Text.RegularExpressions;
using Challenges.Contracts.Identity;
using Challenges.Contracts.Publication;
using Challenges.Telling;

namespace Challenges.Identity.Telling;

/// <summary>What a message is made from; it becomes words in the language in which it is read.</summary>
public sealed partial record ToldContent(DateTimeOffset At, string Kind, string? Number, Wording? Title, IReadOnlyList<ToldFact> Facts, string Tail)
{
    public static ToldContent Of(Tidings tidings) => new(tidings.At, tidings.Kind, tidings.Number, tidings.Title, tidings.Facts, tidings.Tail);

    public string Seal(TellingKey key, Guid eventId, string person) => key.Vault.Seal(eventId, Place(person), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    public static ToldContent Open(TellingKey key, Told told) => JsonSerializer.Deserialize<ToldContent>(key.Vault.Open(told.EventId, Place(told.UserId), told.Content), JsonSerializerOptions.Web)!;

    /// <summary>What is wrong with it; null when all is well. A kind that this version does not know yet waits among the dead messages until it does.</summary>
    public static string? WhyNot(Tidings tidings) => Kinds.Find(tidings.Kind) is not { } kind ? $"Nobody knows the kind {tidings.Kind}."
        : !Page().IsMatch(tidings.Tail) ? "The tail is no path of the portal."
        : tidings.Number is { } number && !ChallengeNumber().IsMatch(number) ? "The number is none of a challenge."
        : tidings.Occasion is { Length: 0 or > 100 } ? "The occasion is none."
        : tidings.To.Count == 0 || tidings.To.Any(to => to is { Person: null, Role: null, Department: null, Organisation: null, Follows: null, Awaits: null }) ? "A recipient is nobody in particular."
        : kind.WhyNot([.. tidings.Facts.Select(f => (f.Name, f.Value))]);

    static string Place(string person) => $"told {person}";

    [GeneratedRegex(@"\A(/[A-Za-z0-9_.\-]+)+(\?[A-Za-z0-9_.=&\-]+)?(#[A-Za-z0-9\-]+)?\z")]
    private static partial Regex Page();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9\-]{0,29}\z")]
    internal static partial Regex ChallengeNumber();
}
