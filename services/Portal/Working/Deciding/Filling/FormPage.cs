using System.Text.Json;
using System.Text.Json.Nodes;
using Challenges.Portal.Pages;
using Challenges.Portal.Parts;
using Challenges.Portal.Speaking;
using MassTransit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Challenges.Portal.Working.Deciding.Filling;

/// <summary>A page with forms for acts. What was typed stays whatever the service says, and what it finds wrong stands beside the field and in the summary above.</summary>
public abstract class FormPage : PortalPage
{
    readonly string _fresh = NewId.NextGuid().ToString("N");

    bool _spent;

    [Inject] protected Acting Acting { get; set; } = null!;

    /// <summary>Null until a form was sent.</summary>
    protected IFormCollection? Posted { get; private set; }

    protected Refused? Refusal { get; set; }

    /// <summary>Name of a field, and what to do about it.</summary>
    protected Dictionary<string, string> Wrong { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Name of the pressed button.</summary>
    protected string Pressed => Posted?["do"].ToString() ?? "";

    protected async Task<Filled> Receive()
    {
        Posted = await Http.Request.ReadFormAsync();
        return new Filled(Posted, field => Wrong[field] = T.Say("save.unread", ("field", Named(field))));
    }

    /// <returns>Null when the service refused, or something could not be read: the page is shown again.</returns>
    protected async Task<Raw?> Send(string service, bool puts, string path, JsonObject body, string? version = null)
    {
        if (Wrong.Count > 0)
        {
            Answers(StatusCodes.Status422UnprocessableEntity);
            return null;
        }
        var done = await Acting.Do(service, puts, path, body, Key, version is { Length: > 0 } ? version : null);
        if (done.HasValue)
        {
            _spent = true;
            return done.Value;
        }
        Refusal = done.Refusal ?? Silent.Now(T);
        foreach (var (field, says) in Refusal.Errors ?? []) Wrong[field] = string.Join(" ", says);
        foreach (var field in About(Refusal).Where(Posted!.ContainsKey)) Wrong.TryAdd(field, Refusal.Detail ?? "");
        Answers(Refusal.Status);
        return null;
    }

    /// <summary>The fields that a refusal names: of a text that speaks of somebody's age, of a date that can't be read.</summary>
    static IEnumerable<string> About(Refused refusal)
    {
        foreach (var (name, fact) in refusal.Facts ?? [])
        {
            if (name == "field" && fact.ValueKind == JsonValueKind.String) yield return fact.GetString()!;
            if (name is not ("fields" or "members") || fact.ValueKind != JsonValueKind.Array) continue;
            foreach (var field in fact.EnumerateArray().Where(f => f.ValueKind == JsonValueKind.String))
                foreach (var own in new[] { "", ".zh", ".en" }) yield return field.GetString() + own;
        }
    }

    /// <summary>That of the form which was sent, until its act is done: what follows is another act.</summary>
    protected string Key => !_spent && Posted?["key"] is [{ Length: > 0 } key] ? key : _fresh;

    /// <summary>What was typed, else what is kept.</summary>
    protected string? Was(string name, string? kept = null) => Posted is { } posted && posted.ContainsKey(name) ? posted[name].ToString() : kept;

    protected bool WasTicked(string name, bool kept = false) => Posted is { } posted ? posted.ContainsKey(name) : kept;

    /// <summary>A field in words: <c>indicators[1].target</c> as "target".</summary>
    protected string Named(string field) => T.Word("input", field[(field.LastIndexOf('.') + 1)..]);

    /// <summary>The summary of what is wrong, and the refusal where it is about no field.</summary>
    protected RenderFragment Trouble() => page =>
    {
        if (Wrong.Count > 0)
        {
            page.OpenComponent<ErrorSummary>(0);
            page.AddComponentParameter(1, nameof(ErrorSummary.Errors), (IReadOnlyList<KeyValuePair<string, string>>)[.. Wrong.Select(w => KeyValuePair.Create(w.Key, $"{Named(w.Key)}: {w.Value}"))]);
            page.CloseComponent();
        }
        else if (Refusal is { } refusal)
        {
            page.OpenComponent<RefusalBox>(2);
            page.AddComponentParameter(3, nameof(RefusalBox.Refusal), refusal);
            page.CloseComponent();
        }
    };

    /// <summary>What every form carries: its token, the key that makes pressing twice act once, and the version that was read.</summary>
    protected RenderFragment Carried(string? version = null) => page =>
    {
        page.OpenComponent<AntiforgeryToken>(0);
        page.CloseComponent();
        page.AddMarkupContent(1, $"<input type=\"hidden\" name=\"key\" value=\"{Key}\" />");
        page.OpenElement(2, "input");
        page.AddAttribute(3, "type", "hidden");
        page.AddAttribute(4, "name", "version");
        page.AddAttribute(5, "value", Was("version", version));
        page.CloseElement();
    };

    protected RenderFragment Ask(string name, string label, string? kept = null, int rows = 0, string? hint = null, string? mode = null, string type = "text", int max = 20_000) => page =>
    {
        page.OpenComponent<Field>(0);
        page.AddComponentParameter(1, nameof(Field.Id), name);
        page.AddComponentParameter(2, nameof(Field.Name), name);
        page.AddComponentParameter(3, nameof(Field.Label), label);
        page.AddComponentParameter(4, nameof(Field.Value), Was(name, kept));
        page.AddComponentParameter(5, nameof(Field.Rows), rows);
        page.AddComponentParameter(6, nameof(Field.Hint), hint);
        page.AddComponentParameter(7, nameof(Field.Mode), mode);
        page.AddComponentParameter(8, nameof(Field.Type), type);
        page.AddComponentParameter(9, nameof(Field.Max), max);
        page.AddComponentParameter(10, nameof(Field.Error), Wrong.GetValueOrDefault(name));
        page.CloseComponent();
    };

    /// <summary>A text in both languages.</summary>
    protected RenderFragment AskBoth(string name, string label, Contracts.Publication.Wording? kept = null, int rows = 0, string? hint = null) => page =>
    {
        page.AddContent(0, Ask(name + ".zh", label + " · 中文", kept?.Zh, rows, hint));
        page.AddContent(1, Ask(name + ".en", label + " · English", kept?.En, rows));
    };

    /// <summary>An amount in 万元; below it the same in full yuan and in words once it was sent or kept.</summary>
    protected RenderFragment AskMoney(string name, string label, long? kept = null) => page =>
    {
        var fen = Posted is null ? kept : new Filled(Posted, _ => { }).Fen(name);
        page.AddContent(0, Ask(name, label, kept is { } known ? Showing.Money.Wan(known) : null, hint: T["hint.money"], mode: "decimal", max: 40));
        if (fen is not { } amount) return;
        page.OpenElement(1, "p");
        page.AddAttribute(2, "class", "hint echo");
        page.AddContent(3, Showing.Money.Yuan(amount) + " 元 · " + Showing.MoneyWords.Of(amount));
        page.CloseElement();
    };

    protected RenderFragment Pick(string name, string label, IEnumerable<(string Value, string Says)> choices, string? kept = null, string? hint = null) => page =>
    {
        page.OpenComponent<Select>(0);
        page.AddComponentParameter(1, nameof(Select.Name), name);
        page.AddComponentParameter(2, nameof(Select.Label), label);
        page.AddComponentParameter(3, nameof(Select.Choices), (IReadOnlyList<(string, string)>)[.. choices]);
        page.AddComponentParameter(4, nameof(Select.Value), Was(name, kept));
        page.AddComponentParameter(5, nameof(Select.Hint), hint);
        page.AddComponentParameter(6, nameof(Select.Error), Wrong.GetValueOrDefault(name));
        page.CloseComponent();
    };

    protected RenderFragment Tick(string name, string label, bool kept = false) => page =>
    {
        page.OpenComponent<TickBox>(0);
        page.AddComponentParameter(1, nameof(TickBox.Name), name);
        page.AddComponentParameter(2, nameof(TickBox.Label), label);
        page.AddComponentParameter(3, nameof(TickBox.Ticked), WasTicked(name, kept));
        page.CloseComponent();
    };
}
