using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Writing;

namespace Challenges.Portal.Working.Reviewing;

/// <summary>A reviewer's own sheet of one application, field by field: the first, or the second of a defence.</summary>
sealed class SheetDraft(Review review, Guid seat, string code, bool second) : WrittenDocument<SheetView>
{
    public override Task<Reply<SheetView>> Read() => second ? review.SecondSheet(seat, code) : review.Sheet(seat, code);

    public override IReadOnlyDictionary<string, string> Fields(SheetView document) => SheetForm.Fields(document.Scores);

    protected internal override bool Has(string field) => SheetForm.Has(field);

    public override string? Canonical(string field, string text) => SheetForm.Canonical(field, text);

    protected internal override Task<Reply<SheetView>> Write(Reply<SheetView> now, IReadOnlyDictionary<string, string> fields) =>
        second ? review.SaveSecond(seat, code, SheetForm.Read(fields), now.Version) : review.Save(seat, code, SheetForm.Read(fields), now.Version);
}
