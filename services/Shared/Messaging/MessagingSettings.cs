using System.Globalization;

namespace Challenges.Shared.Messaging;

/// <summary>Configuration section <c>Messaging</c>; the broker is <c>ConnectionStrings:RabbitMq</c>, an amqp or amqps URL.</summary>
public sealed class MessagingSettings
{
    /// <summary>Rows that one claim takes and sends in parallel: 1 to 1,000.</summary>
    public int DeliveryBatch { get; init; } = 100;

    /// <summary>How long a deliverer owns the rows it has claimed. After a crash another instance sends them again this much later.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one send may wait for the broker's confirmation.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Fallback only: a commit wakes the delivery at once. Finds what a crashed instance left and what has waited out its back-off.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The back-off doubles from <see cref="PollInterval"/> with each failed attempt of a row, up to this.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Larger messages are refused when they are published, in UTF-8 bytes; far below what the broker takes (128 MiB).</summary>
    public int LargestMessage { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// How long the inbox remembers a message. Copies come from a lease that ran out or a connection that broke, minutes after the first; only a deliverer
    /// that died between send and delete and stays down for longer than this could bring one back later, and then the receivers' versions ignore it.
    /// A message that an operator requeues was rolled back and is not in the inbox.
    /// </summary>
    public TimeSpan InboxRetention { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan InboxCleanupInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Age of the oldest unsent message at which the health check <c>outbox</c> turns yellow.</summary>
    public TimeSpan DegradedAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Age of the oldest unsent message at which the health check <c>outbox</c> turns red.</summary>
    public TimeSpan UnhealthyAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Messages that a queue hands to one instance ahead of their turn.</summary>
    public ushort Prefetch { get; init; } = 16;

    /// <summary>Waits between the attempts of a consumer, in milliseconds; then the message goes to the <c>_error</c> queue.</summary>
    public string RetryMilliseconds { get; init; } = "0 100 500 2000 5000";

    /// <summary>
    /// Waits between the attempts, in seconds, while the database is busy or away (lock, deadlock, fail-over, restart): about ten minutes in all, so that a
    /// restart of the database does not empty the queues into the error queues.
    /// </summary>
    public string DatabaseRetrySeconds { get; init; } = "0 0 1 5 15 30 60 120 180 180";

    /// <summary>
    /// Deliveries that end without an answer (the process died) before a quorum queue gives a message up to its <c>_error</c> queue. Explicit, because RabbitMQ 4
    /// limits to 20 by default and drops what has nowhere to go. A queue keeps the limit it was declared with: to change it, drain and delete the queue first.
    /// </summary>
    public int DeliveryLimit { get; init; } = 20;

    internal TimeSpan[] Retries => [.. Numbers(RetryMilliseconds).Select(ms => TimeSpan.FromMilliseconds(ms))];

    internal TimeSpan[] DatabaseRetries => [.. Numbers(DatabaseRetrySeconds).Select(s => TimeSpan.FromSeconds(s))];

    // One text and not a list: configuration adds to a list's defaults instead of replacing them.
    static IEnumerable<int> Numbers(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture));
}
