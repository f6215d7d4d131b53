using Challenges.Portal.Speaking;

namespace Challenges.Portal.Working.Writing;

/// <summary>A document of a service that is written field by field: how it is read, which fields it has, and how it is saved with some of them changed.</summary>
public abstract class WrittenDocument<T> where T : class
{
    public abstract Task<Reply<T>> Read();

    /// <summary>Every field in the form in which it is shown.</summary>
    public abstract IReadOnlyDictionary<string, string> Fields(T document);

    /// <summary>True for a field that the document has or could have.</summary>
    protected internal abstract bool Has(string field);

    /// <summary>The value as the document will show it; null when it can't be read.</summary>
    public virtual string? Canonical(string field, string text) => text;

    /// <param name="now">As it was read; its version goes with the save.</param>
    /// <param name="fields">All fields, those of this form in them.</param>
    protected internal abstract Task<Reply<T>> Write(Reply<T> now, IReadOnlyDictionary<string, string> fields);

    /// <summary>Lays a form over the document as it is now. Somebody who saves between the reading and the writing makes it read again.</summary>
    public async Task<Saved<T>> Save(IReadOnlyDictionary<string, string> form)
    {
        for (var tries = 1; ; tries++)
        {
            var now = await Read();
            if (!now.HasValue) return new Saved<T>(now, [], [], [], form.GetValueOrDefault(Seen.Field, ""), now.Refusal, false);
            var shown = Fields(now.Value);
            var merge = Merge.Of(form, shown, Has, Canonical);
            var was = Seen.Write(merge.Marks);
            if (merge.Take.Count == 0) return new Saved<T>(now, merge.Clashes, merge.Foreign, merge.Unread, was, null, true);
            var saved = await Write(now, new Dictionary<string, string>(shown.Concat(merge.Take).GroupBy(f => f.Key).Select(g => g.Last())));
            if (saved.HasValue) return new Saved<T>(saved, merge.Clashes, merge.Foreign, merge.Unread, was, null, true);
            if (saved.Refusal?.Status is StatusCodes.Status412PreconditionFailed && tries < MostTries) continue;
            return new Saved<T>(now, merge.Clashes, merge.Foreign, merge.Unread, form.GetValueOrDefault(Seen.Field, was), saved.Refusal, false);
        }
    }

    const int MostTries = 5;
}

/// <summary>What became of a form.</summary>
/// <param name="Document">As it is now.</param>
/// <param name="Was">For the form that is shown next.</param>
/// <param name="Refusal">Why nothing was saved; null also when the service is silent.</param>
/// <param name="Taken">Everything that could be saved is.</param>
public sealed record Saved<T>(Reply<T> Document, IReadOnlyList<Clash> Clashes, IReadOnlyList<string> Foreign, IReadOnlyList<string> Unread, string Was, Refused? Refusal, bool Taken) where T : class;
