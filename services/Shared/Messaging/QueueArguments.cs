using MassTransit;

namespace Challenges.Shared.Messaging;

/// <summary>Every argument of every queue, explicit: a default that changes with the broker's version would make the next declaration fail, or drop messages.</summary>
static class QueueArguments
{
    /// <summary>Looking at an error queue takes its messages and puts them back, which counts as a delivery; they must not vanish for having been looked at.</summary>
    const int NoLimit = 1_000_000;

    internal static void Consume(IRabbitMqReceiveEndpointConfigurator queue, string name, MessagingSettings settings)
    {
        var error = QueueNames.Error(name);
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", settings.DeliveryLimit);
        // At least once needs a queue that rejects when full rather than drop its head.
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
        queue.BindDeadLetterQueue(error, error, binding => Error(binding));
    }

    internal static void Error(IRabbitMqQueueConfigurator queue)
    {
        queue.SetQueueArgument("x-queue-type", "quorum");
        queue.SetQueueArgument("x-delivery-limit", NoLimit);
        // MassTransit lets an error queue inherit these from its queue; it would dead-letter into itself.
        queue.SetQueueArgument("x-dead-letter-strategy", null);
        queue.SetQueueArgument("x-dead-letter-exchange", null);
        queue.SetQueueArgument("x-overflow", null);
    }
}
