using Challenges.Portal.Saying;

namespace Challenges.Portal.Speaking;

/// <summary>What an act says when its service did not answer: the portal's own words, in the shape of a refusal.</summary>
static class Silent
{
    public static Refused Now(Tongue tongue) => new() { Status = StatusCodes.Status502BadGateway, Code = "PORTAL-502", Detail = tongue["silent.act"], Then = tongue["silent.act.then"] };
}
