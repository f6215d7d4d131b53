using System.Globalization;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Writing;

namespace Challenges.Portal.Working.Solving;

/// <summary>The written answers of a defence: a field <c>answer.N</c> for each question.</summary>
sealed class DefenceAnswers(Applications applications, Guid id) : WrittenDocument<AskedDefence>
{
    const string Prefix = "answer.";

    public override Task<Reply<AskedDefence>> Read() => applications.Defence(id);

    public override IReadOnlyDictionary<string, string> Fields(AskedDefence document) => document.Questions.ToDictionary(
        q => Prefix + q.Ordinal.ToString(CultureInfo.InvariantCulture), q => document.Draft.Answers.FirstOrDefault(a => a.Ordinal == q.Ordinal)?.Text ?? "");

    protected internal override bool Has(string field) => field.StartsWith(Prefix, StringComparison.Ordinal);

    protected internal override Task<Reply<AskedDefence>> Write(Reply<AskedDefence> now, IReadOnlyDictionary<string, string> fields) => applications.SaveDefence(id, now.Value!.Draft with
    {
        Answers = [.. fields.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(f => new DefenceAnswer(int.Parse(f.Key[Prefix.Length..], CultureInfo.InvariantCulture), f.Value))]
    }, now.Version);
}
