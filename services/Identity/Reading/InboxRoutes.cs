using Challenges.Shared.Web;
using Microsoft.AspNetCore.Mvc;

namespace Challenges.Identity.Reading;

/// <summary>The API over one's own messages, for the portal: tokens with the audience <c>challenges-identity</c>, never a cookie. Nothing here takes an id of a person.</summary>
static class InboxRoutes
{
    /// <summary>Scheme and policy of the tokens.</summary>
    public const string Tokens = "tokens";

    public static readonly IReadOnlyList<string> Prefixes = ["/inbox", "/preferences", "/follows", "/subscriptions"];

    public static void MapInbox(this IEndpointRouteBuilder app)
    {
        Own(app.MapGet("/inbox", Inbox.List)).Produces<InboxPage>();
        Own(app.MapGet("/inbox/unread", Inbox.Count)).Produces<UnreadCount>();
        Own(app.MapPost("/inbox/{id:guid}/read", Inbox.Read)).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        Own(app.MapPost("/inbox/read", Inbox.ReadAll)).Produces(StatusCodes.Status204NoContent);
        Own(app.MapGet("/preferences", Preferences.Show)).Produces<PreferencesView>().ProducesProblem(StatusCodes.Status404NotFound);
        Own(app.MapPut("/preferences", Preferences.Change)).Produces<PreferencesView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        Own(app.MapGet("/follows", Follows.List)).Produces<FollowList>();
        Own(app.MapPut("/follows/{number}", Follows.Begin)).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        Own(app.MapDelete("/follows/{number}", Follows.End)).Produces(StatusCodes.Status204NoContent);
        Own(app.MapGet("/subscriptions", Subscriptions.List)).Produces<SubscriptionList>();
        Own(app.MapPost("/subscriptions", Subscriptions.Begin)).Produces<SubscriptionView>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        Own(app.MapDelete("/subscriptions/{id:guid}", Subscriptions.End)).Produces(StatusCodes.Status204NoContent);
    }

    static RouteHandlerBuilder Own(RouteHandlerBuilder endpoint) =>
        endpoint.AllowSignedIn().RequireAuthorization(Tokens).WithMetadata(new SkipStatusCodePagesAttribute()).DisableAntiforgery();
}
