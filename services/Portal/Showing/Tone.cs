namespace Challenges.Portal.Showing;

/// <summary>The chip of a state: a tone for the eye and a glyph that tells the same without colour. An unknown state is quiet and prints as its own word.</summary>
public static class Tone
{
    public static (string Name, string Glyph) Of(string state) => (state.Length == 0 ? state : char.ToUpperInvariant(state[0]) + state[1..]) switch
    {
        "Open" or "Filed" or "Received" or "Seated" => ("info", "○"),
        "InReview" or "Ranked" or "UnderContract" or "Contract" or "Racing" => ("info", "∿"),
        "Closed" or "Sealed" or "Submitted" => ("seal", "▣"),
        "Confirmed" or "Accepted" or "Met" or "Paid" or "Complete" => ("ok", "✓"),
        "Rectifying" or "Returned" or "AwaitingSecond" or "ToReconfirm" or "Declaring" => ("wait", "△"),
        "Notice" or "InNotice" or "Running" or "Proposed" or "Released" => ("notice", "‖"),
        "NoAward" or "Cancelled" or "LedBack" or "Refused" or "Ended" or "Lapsed" => ("stop", "✕"),
        _ => ("quiet", "–")
    };
}
