namespace Challenges.Portal.Showing;

/// <summary>The chip of a state: a tone for the eye and a glyph that tells the same without colour. An unknown state is quiet and prints as its own word.</summary>
public static class Tone
{
    public static (string Name, string Glyph) Of(string state) => state switch
    {
        "Open" or "open" or "Filed" or "Received" => ("info", "○"),
        "InReview" or "inReview" or "Ranked" or "ranked" or "UnderContract" or "Contract" or "contract" or "Racing" => ("info", "∿"),
        "Closed" or "closed" or "Sealed" or "Submitted" => ("seal", "▣"),
        "Confirmed" or "confirmed" or "Accepted" or "accepted" or "Met" or "Paid" or "Complete" => ("ok", "✓"),
        "Rectifying" or "Returned" or "AwaitingSecond" or "Due" => ("wait", "△"),
        "Notice" or "notice" or "InNotice" or "Running" or "Proposed" => ("notice", "‖"),
        "NoAward" or "noAward" or "Cancelled" or "cancelled" or "LedBack" or "Refused" or "Ended" or "ended" => ("stop", "✕"),
        _ => ("quiet", "–")
    };
}
