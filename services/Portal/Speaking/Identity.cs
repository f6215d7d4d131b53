using Challenges.Contracts.Publication;
using Challenges.Portal.Saying;
using Challenges.Portal.SigningIn;
using Challenges.Shared.Web;

namespace Challenges.Portal.Speaking;

public sealed record InboxPage(IReadOnlyList<InboxMessage> Messages, Guid? Next, int Unread);

public sealed record InboxMessage(Guid Id, DateTimeOffset At, string Kind, string? Number, Wording? Title, Bilingual Heading, Bilingual Body, string Tail, bool Read);

public sealed record UnreadCount(int Unread);

public sealed record PreferencesView(string Name, string Email, IReadOnlyList<string> Roles, string? Organisation, string? Department, string? Language, string Mail, string Account, string? People);

public sealed record FollowList(IReadOnlyList<string> Numbers);

public sealed record SubscriptionList(IReadOnlyList<SubscriptionView> Subscriptions, bool Full);

public sealed record SubscriptionView(Guid Id, string? Field, string? Department, long LeastBountyFen);

/// <summary>The reader's own messages, preferences, follows and subscriptions. A deployment with a sign-in of its own has none of it.</summary>
public sealed class Identity(IHttpClientFactory clients, IHttpContextAccessor context, Tongue tongue, Bearer bearer, PortalSettings settings, ILogger<ServiceClient> log)
    : ServiceClient("identity", clients, context, tongue, bearer, log)
{
    public bool IsOffered => settings.Identity is not null;

    public Task<Reply<InboxPage>> Inbox(Guid? before, bool unread) => Get<InboxPage>(Query("/inbox", ("before", before?.ToString("D")), ("unread", unread ? "true" : null)));

    public Task<Reply<UnreadCount>> Unread() => Get<UnreadCount>("/inbox/unread");

    public Task<Reply<Raw>> Read(Guid id) => Post<Raw>($"/inbox/{id:D}/read", null, null);

    public Task<Reply<Raw>> ReadAll() => Post<Raw>("/inbox/read", null, null);

    public Task<Reply<PreferencesView>> Preferences() => Get<PreferencesView>("/preferences");

    public Task<Reply<PreferencesView>> Change(string? language, string mail) => Put<PreferencesView>("/preferences", new { language, mail }, null);

    public Task<Reply<FollowList>> Follows() => Get<FollowList>("/follows");

    public Task<Reply<Raw>> Follow(string number) => Put<Raw>($"/follows/{Part(number)}", new { }, null);

    public Task<Reply<Raw>> Unfollow(string number) => Delete<Raw>($"/follows/{Part(number)}", null);

    public Task<Reply<SubscriptionList>> Subscriptions() => Get<SubscriptionList>("/subscriptions");

    /// <param name="leastBountyFen">Fen (0.01 yuan); 0: any.</param>
    public Task<Reply<SubscriptionView>> Subscribe(string field, string department, long leastBountyFen) => Post<SubscriptionView>("/subscriptions", new { field, department, leastBountyFen }, null);

    public Task<Reply<Raw>> Unsubscribe(Guid id) => Delete<Raw>($"/subscriptions/{id:D}", null);
}
