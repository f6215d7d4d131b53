using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record UnitPage(IReadOnlyList<UnitItem> Items, string? Next);

public sealed record UnitItem(string Id, string Name);

public sealed record VettingSeatItem(Guid Problem, int Round, Wording Title, DateTimeOffset OpenedAt, bool Submitted);

public sealed record OwnVetting(Guid Problem, int Round, int Members, int SheetsIn, VettingSheetView? Own, VettedProblem? Text, Stand Stand);

public sealed record VettingSheetView(int? Necessity, int? Innovation, int? Feasibility, int? Benefit, string Opinion);

public sealed record VettedProblem(string OwnerName, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, Wording? CannotSolveAlone);

public sealed record ChainHeads(string Number, IReadOnlyList<PublishedHead> Heads);

public sealed record PublishedHead(string Service, int Sequence, string Hash);
