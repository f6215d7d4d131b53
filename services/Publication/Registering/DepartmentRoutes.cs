using Challenges.Contracts.Publication;
using Challenges.Publication.Profiles;
using Challenges.Shared.Web;

namespace Challenges.Publication.Registering;

public sealed record DepartmentView(string Id, Wording Name, StandContact Contact);

/// <summary>What anybody may look up before writing a problem or a list.</summary>
static class DepartmentRoutes
{
    public static async Task<Answer<IReadOnlyList<DepartmentView>>> List(DepartmentStore departments, CancellationToken cancel) =>
        Answer.Ok<IReadOnlyList<DepartmentView>>([.. (await departments.List(cancel)).Select(d => new DepartmentView(d.Id, new Wording { Zh = d.NameZh, En = d.NameEn }, d.Contact))]);

    public static Answer<IReadOnlyList<PolicyProfile>> Profiles() => Answer.Ok(PolicyProfiles.All);

    /// <param name="version">The newest when none is named.</param>
    public static Answer<PolicyProfile> Profile(string name, int? version) => Answer.Ok(PolicyProfiles.Find(name, version) ?? throw Refusals.ProfileNotFound.Now());
}
