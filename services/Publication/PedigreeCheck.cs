using Challenges.Shared.Pedigree;
using Challenges.Shared.Web;

namespace Challenges.Publication;

/// <summary>A passage about age, birth, degree, title or rank, and the field that holds it.</summary>
/// <param name="Start">Offset into the field's text, in UTF-16 units.</param>
public sealed record PedigreeFinding(string Field, int Start, int Length, string Text, string Kind);

/// <summary>R07 over the text fields of a list, problem or amendment.</summary>
public static class PedigreeCheck
{
    public static IReadOnlyList<PedigreeFinding> Find(IEnumerable<(string Field, string Text)> fields) =>
        [.. fields.SelectMany(f => PedigreeScan.Find(f.Text).Select(p => new PedigreeFinding(f.Field, p.Start, p.Length, p.Text, p.Kind)))];

    public static RefusedException? WhyNot(IEnumerable<(string Field, string Text)> fields)
    {
        var findings = Find(fields);
        return findings.Count == 0 ? null : Refusals.NamesPedigree.With(
            ("fields", findings.Select(f => f.Field).Distinct().ToList()), ("passages", findings.Select(f => f.Text).Distinct().ToList()), ("findings", findings));
    }
}
