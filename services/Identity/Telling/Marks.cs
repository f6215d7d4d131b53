using Challenges.Contracts.Identity;
using Challenges.Telling;

namespace Challenges.Identity.Telling;

/// <summary>
/// By what a message is found again: keyed, and another for each person. Whoever reads the database can't put together who was told the same, and so can't find out who was told something else
/// instead, such as the one among the followers of a challenge who had applied to it.
/// </summary>
static class Marks
{
    public static Guid Event(TellingKey key, Tidings tidings, string person) => new(Convert.FromHexString(key.Vault.Fingerprint("told", $"{person}\n{tidings.EventId:N}")).AsSpan(0, 16));

    /// <summary>A mark stands for something that happened, or for the tidings alone where nothing else tells of it or where it was told of already.</summary>
    public static string Occasion(TellingKey key, string? occasion, Guid told, string person) => key.Vault.Fingerprint("occasion", $"{person}\n{occasion ?? $"{told:N}"}");

    /// <summary>What a mail is about; can't be made from what stands in the message's row, which holds no instant.</summary>
    public static string Mail(TellingKey key, Guid told) => $"told/{key.Vault.Fingerprint("mail", $"{told:N}")}";
}
