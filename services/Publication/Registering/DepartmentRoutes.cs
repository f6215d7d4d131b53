using Challenges.Contracts.Publication;
using Challenges.Shared.Web;

namespace Challenges.Publication.Registering;

public sealed record DepartmentView(string Id, Wording Name, StandContact Contact);

/// <summary>What anybody may look up before writing a problem or a list.</summary>
static class DepartmentRoutes
{
    public static async Task<Answer<IReadOnlyList<DepartmentView>>> List(DepartmentStore departments, CancellationToken cancel) =>
        Answer.Ok<IReadOnlyList<DepartmentView>>([.. (await departments.List(cancel)).Select(d => new DepartmentView(d.Id, new Wording { Zh = d.NameZh, En = d.NameEn }, d.Contact))]);
}
