using System.Data.Common;
using Challenges.Identity.Mailing;
using Challenges.Shared.Messaging;
using Challenges.Telling;
using Microsoft.Data.Sqlite;

namespace Challenges.Identity.Telling;

/// <summary>The parts that tell people. Where <c>Telling:Key</c> is not set, no queue is declared and only mails about accounts are sent.</summary>
static class Hearing
{
    const int Busy = 5, Locked = 6;

    public static void AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        var key = TellingKey.From(configuration);
        services.AddSingleton(key).AddSingleton<Wordbook>().AddSingleton<MailQueue>().AddSingleton<MailServer>().AddSingleton<MailTelemetry>().AddScoped<Post>();
        services.AddSingleton<Sending>().AddHostedService(provider => provider.GetRequiredService<Sending>()).AddHostedService<Digesting>();
        services.AddHealthChecks().AddCheck<MailHealth>("mail", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
        if (key.IsSet) services.AddListening(configuration, bus => bus.AddConsumer<WhenPeopleAreTold>().Endpoint(endpoint => endpoint.Name = TellingKey.Queue), IsTransient);
    }

    static bool IsTransient(Exception? e) => e is not null
        && (e is SqliteException { SqliteErrorCode: Busy or Locked } or DbException { IsTransient: true } || IsTransient(e.InnerException));
}
