using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record OrganisationPage(IReadOnlyList<OrganisationItem> Items, string? Next);

public sealed record OrganisationItem(string Id, string Name);

public sealed record VettingSeatItem(Guid Problem, int Round, Wording Title, DateTimeOffset OpenedAt, bool Submitted);

public sealed record VettingView(Guid Problem, int Round, int Members, int SheetsIn, VettingSheetView? Own, ProblemText? Text, Stand Stand);

public sealed record VettingSheetView(int? Necessity, int? Innovation, int? Feasibility, int? Benefit, string Opinion);

public sealed record ProblemText(string OwnerName, Wording Title, Wording Description, string Field, IReadOnlyList<Indicator> Indicators, Wording? CannotSolveAlone);

public sealed record ChainsView(string Number, IReadOnlyList<ChainHead> Heads);

public sealed record ChainHead(string Service, int Sequence, string Hash);
