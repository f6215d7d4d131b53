using Challenges.Publication.Registering;
using Challenges.Shared.Web;

namespace Challenges.Publication;

static class OrganisationStand
{
    public static Stand Of(OrganisationChange change, OrganisationRegister register, Caller caller, DateTimeOffset now, Department? department, Texts texts) => new()
    {
        Version = change.Version,
        ServerNow = now,
        Zone = "Asia/Shanghai",
        Stands = new StandState(change.State.ToString(), change.DecidedAt ?? change.ProposedAt),
        Actions = caller.Is(Roles.Department)
            ? [texts.Act("ApproveOrganisations", change.WhyNotApprove(caller, register), primary: true), texts.Act("RefuseOrganisations", change.WhyNotRefuse(caller))]
            : [],
        After = texts.Bilingual($"after.organisations.{change.State}"),
        Contact = department?.Contact
    };
}
