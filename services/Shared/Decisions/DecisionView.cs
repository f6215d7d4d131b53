using Challenges.Shared.Web;

namespace Challenges.Shared.Decisions;

/// <param name="Head">Null while nothing was decided.</param>
/// <param name="Records">Those that the caller may see, in the order of the chain.</param>
/// <param name="How">How anybody checks them without this service.</param>
public sealed record DecisionsView(string Number, string Service, DecisionHead? Head, IReadOnlyList<DecisionView> Records, Bilingual How);

/// <param name="Hash">SHA-256 of the UTF-8 text in <paramref name="Canonical"/>.</param>
/// <param name="Canonical">The record as it was chained.</param>
/// <param name="Record">The same, to read; null when it is damaged.</param>
/// <param name="Inputs">Canonical text whose SHA-256 is the record's input digest; null for whom it is hidden.</param>
/// <param name="Actor">Opaque id; with <paramref name="Salt"/>, for officers and auditors.</param>
public sealed record DecisionView(long Sequence, string Hash, string Canonical, DecisionRecord? Record, string Result, string? Inputs, string? Actor, string? Salt);

/// <param name="Sequence">Of a head that was published earlier.</param>
/// <param name="Hash">Lower-case hexadecimal.</param>
public sealed record HeadInHand(long Sequence, string Hash);

/// <param name="Sound">Every record of the chain, also those that the caller may not see, came out the same.</param>
public sealed record VerificationView(string Number, string Service, DecisionHead? Head, bool Sound, IReadOnlyList<VerdictView> Records);

public sealed record VerdictView(long Sequence, string? Kind, string? Engine, Finding Finding, string? Where, string? Missing, Bilingual Says)
{
    internal static VerdictView Of(Verdict v, Texts texts) => new(v.Sequence, v.Kind, v.Engine, v.Finding, v.Where, v.Missing, v.Finding switch
    {
        Finding.Same => texts.Bilingual("decisions.same", ("sequence", v.Sequence), ("engine", v.Engine)),
        Finding.Differs => texts.Bilingual("decisions.differs", ("sequence", v.Sequence), ("where", v.Where)),
        _ => texts.Bilingual("decisions.cannotTell", ("sequence", v.Sequence), ("missing", v.Missing))
    });
}
