using System.Text.Json.Nodes;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Writing;

namespace Challenges.Portal.Working.Solving;

/// <summary>The draft of an application, field by field.</summary>
/// <param name="rowsStay">See <see cref="DraftForm.Lay"/>.</param>
sealed class ApplicationDraft(Applications applications, Guid id, bool rowsStay) : WrittenDocument<ApplicationView>
{
    public override Task<Reply<ApplicationView>> Read() => applications.One(id);

    public override IReadOnlyDictionary<string, string> Fields(ApplicationView document) => DraftForm.Fields(document.Content);

    protected internal override bool Has(string field) => DraftForm.Has(field);

    public override string? Canonical(string field, string text) => DraftForm.Canonical(field, text);

    protected internal override Task<Reply<ApplicationView>> Write(Reply<ApplicationView> now, IReadOnlyDictionary<string, string> fields)
    {
        var content = (JsonObject)now.Value!.Content.DeepClone();
        DraftForm.Lay(fields, content, rowsStay);
        return applications.Save(id, content, now.Version);
    }
}
