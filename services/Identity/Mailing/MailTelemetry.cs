using System.Diagnostics.Metrics;
using Challenges.Shared.Messaging;

namespace Challenges.Identity.Mailing;

/// <summary>Counts without people: what was told, sent, refused, what waits and what is dead.</summary>
sealed class MailTelemetry
{
    MailState _state = new(0, null, 0);

    public MailTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(MessagingTelemetry.Name);
        Told = meter.CreateCounter<long>("challenges.people.told", "{message}", "Messages that were put into inboxes");
        Sent = meter.CreateCounter<long>("challenges.mail.sent", "{mail}", "Mails that were taken");
        Failed = meter.CreateCounter<long>("challenges.mail.failed", "{mail}", "Tries that were not taken");
        meter.CreateObservableGauge("challenges.mail.waiting", () => _state.Waiting, "{mail}", "Mails that wait");
        meter.CreateObservableGauge("challenges.mail.dead", () => _state.Dead, "{mail}", "Mails that were given up");
    }

    public Counter<long> Told { get; }
    public Counter<long> Sent { get; }
    public Counter<long> Failed { get; }

    public void Observe(MailState state) => _state = state;
}

/// <param name="Oldest">Since when the oldest waits.</param>
sealed record MailState(int Waiting, DateTimeOffset? Oldest, int Dead);
