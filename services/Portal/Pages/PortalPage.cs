using Challenges.Portal.Saying;
using Challenges.Portal.Speaking;
using Microsoft.AspNetCore.Components;

namespace Challenges.Portal.Pages;

/// <summary>What every page has: the reader's language, the request that it answers, and the place it leads to.</summary>
public abstract class PortalPage : ComponentBase
{
    [Inject] protected Tongue T { get; set; } = null!;
    [Inject] protected NavigationManager Navigation { get; set; } = null!;
    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    /// <summary>The page is shown as it is, with the status that says what it is to programs.</summary>
    protected void Answers(int status)
    {
        if (!Http.Response.HasStarted) Http.Response.StatusCode = status;
    }

    /// <summary>The status of the page whose one thing this is: 404 where the service knows none, 502 where it is silent.</summary>
    protected void Depends<T>(Reply<T> on) where T : class
    {
        if (on.Refusal is { } refused) Answers(refused.Status);
        else if (on.IsSilent) Answers(StatusCodes.Status502BadGateway);
    }

    protected void Shows(Refused refused) => Answers(refused.Status);
}
