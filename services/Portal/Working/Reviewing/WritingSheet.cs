using Challenges.Portal.Keeping;
using Challenges.Portal.Pages;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Writing;
using MassTransit;
using Microsoft.AspNetCore.Components;

namespace Challenges.Portal.Working.Reviewing;

/// <summary>What the pages of a first and of a second sheet have in common: saved first whatever was pressed; submitting goes by the version that was saved.</summary>
public abstract class WritingSheet : PortalPage
{
    [Inject] protected Review Review { get; set; } = null!;
    [Inject] protected KeptForms Kept { get; set; } = null!;
    [Parameter] public Guid Id { get; set; }
    [Parameter] public string Code { get; set; } = "";

    protected Reply<SeatView> Seat { get; private set; } = new();
    protected Reply<SheetView> Sheet { get; private set; } = new();
    protected Reply<BlindApplication> Bid { get; private set; } = new();
    protected List<KeyValuePair<string, string>> Unread { get; } = [];
    protected Saved<SheetView>? Written { get; private set; }
    protected Typed Typed { get; private set; } = Typed.Nothing;
    protected string? Was { get; private set; }
    protected Refused? Refusal { get; private set; }

    protected abstract bool IsSecond { get; }

    protected bool IsWritable => Sheet.Value!.Stand.Actions.Any(a => a is { Name: "SaveSheet", Allowed: true });

    protected string Value(string field) => Typed[field] ?? SheetForm.Fields(Sheet.Value!.Scores).GetValueOrDefault(field, "");

    protected string? Error(string field) => Unread.FirstOrDefault(e => e.Key == field).Value;

    protected string LabelOf(string field) => SheetForm.LabelOf(field, Seat.Value?.Criteria, T);

    /// <summary>Every field that the form has, with what is stored: a field that nobody wrote is there too.</summary>
    protected string Marks => Was ?? Seen.Of(SheetForm.Fields([.. Seat.Value!.Criteria.Select(c => Sheet.Value!.Scores.FirstOrDefault(s => s.Criterion == c.Key) ?? new CriterionScore(c.Key, null, null))]));

    protected async Task Load()
    {
        Typed = Typed.Back(Http, Kept);
        Was = Typed[Seen.Field];
        Seat = await Review.Seat(Id);
        if (Seat.HasValue) (Sheet, Bid) = (IsSecond ? await Review.SecondSheet(Id, Code) : await Review.Sheet(Id, Code), await Review.Application(Id, Code));
        if (!Seat.HasValue) Depends(Seat);
        else if (!Sheet.HasValue) Depends(Sheet);
        else Depends(Bid);
    }

    /// <returns>What was pressed, when everything is stored and nothing stands against going on; null otherwise.</returns>
    protected async Task<string?> Take()
    {
        if (!Sheet.HasValue) return null;
        Typed = Typed.Of(await Http.Request.ReadFormAsync());
        Written = await new SheetDraft(Review, Id, Code, IsSecond).Save(Typed.Values);
        Was = Written.Was;
        Unread.AddRange(Written.Unread.Select(field => KeyValuePair.Create(field, T.Say("save.unread", ("field", LabelOf(field))))));
        if (Written.Document.HasValue) Sheet = Written.Document;
        if (!Written.Taken)
        {
            Refuse(Written.Refusal);
            return null;
        }
        var then = Typed["then"] ?? "save";
        var key = Typed["key"] ?? NewId.NextGuid().ToString("N");
        Typed = new Typed(Typed.Values.Where(v => Written.Unread.Contains(v.Key) || Written.Clashes.Any(c => c.Field == v.Key)).ToDictionary());
        if (Written.Clashes.Count > 0) Answers(StatusCodes.Status409Conflict);
        else if (Unread.Count > 0) Answers(StatusCodes.Status422UnprocessableEntity);
        if (Written.Clashes.Count > 0 || Unread.Count > 0) return null;
        if (then != "submit") return then;
        var submitted = IsSecond ? await Review.SubmitSecond(Id, Code, Sheet.Version, key) : await Review.Submit(Id, Code, Sheet.Version, key);
        if (submitted.HasValue) return then;
        Refuse(submitted.Refusal);
        return null;
    }

    protected void Refuse(Refused? refusal) => Shows(Refusal = refusal ?? Silent.Now(T));
}
