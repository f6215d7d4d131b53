using System.Globalization;
using Challenges.Portal.Speaking;
using Challenges.Portal.Working.Writing;

namespace Challenges.Portal.Working.Solving;

/// <summary>The written answers of a defence: a field <c>answer.N</c> for each question.</summary>
sealed class DefenceAnswers(Applications applications, Guid id) : WrittenDocument<DefenceView>
{
    const string Prefix = "answer.";

    public override Task<Reply<DefenceView>> Read() => applications.Defence(id);

    public override IReadOnlyDictionary<string, string> Fields(DefenceView document) => document.Questions.ToDictionary(
        q => Prefix + q.Ordinal.ToString(CultureInfo.InvariantCulture), q => document.Draft.Answers.FirstOrDefault(a => a.Ordinal == q.Ordinal)?.Text ?? "");

    protected internal override bool Has(string field) => field.StartsWith(Prefix, StringComparison.Ordinal);

    protected internal override Task<Reply<DefenceView>> Write(Reply<DefenceView> now, IReadOnlyDictionary<string, string> fields) => applications.SaveDefence(id, now.Value!.Draft with
    {
        Answers = [.. fields.Where(f => f.Key.StartsWith(Prefix, StringComparison.Ordinal)).Select(f => new DefenceAnswer(int.Parse(f.Key[Prefix.Length..], CultureInfo.InvariantCulture), f.Value))]
    }, now.Version);
}
