using System.Diagnostics;
using MassTransit;
using MassTransit.Context;
using MassTransit.Logging;
using MassTransit.Metadata;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace Challenges.Shared.Messaging;

/// <summary>
/// A message between commit and confirmation. Born in the transaction that publishes it; claimed under a lease; deleted once the broker has confirmed it.
/// A send that fails leaves it with one more attempt, the error, and the time of the next one.
/// </summary>
public sealed class OutboxRow : OutboxMessageContext
{
    static readonly IObjectDeserializer Json = SystemTextJsonMessageSerializer.Instance;

    public long Sequence { get; init; }
    public Guid MessageId { get; init; }
    public string DestinationAddress { get; init; } = "";
    public string? SourceAddress { get; init; }
    public string? ResponseAddress { get; init; }
    public string? FaultAddress { get; init; }
    public Guid? ConversationId { get; init; }
    public Guid? CorrelationId { get; init; }
    public Guid? InitiatorId { get; init; }
    public Guid? RequestId { get; init; }
    public string ContentType { get; init; } = "";
    public string MessageType { get; init; } = "";
    public string Body { get; init; } = "";
    public string Headers { get; init; } = "";
    public string Properties { get; init; } = "";
    public string? TraceParent { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public Guid? LeaseId { get; init; }
    public DateTimeOffset? LeaseUntil { get; init; }
    public int Attempts { get; init; }
    public DateTimeOffset NextAttemptAt { get; init; }
    public string? LastError { get; init; }

    /// <summary>Short name of the contract, such as <c>ChallengePublished</c>.</summary>
    public string MessageName
    {
        get
        {
            var first = MessageType.AsSpan();
            if (first.IndexOf(';') is >= 0 and var end) first = first[..end];
            return first[(first.LastIndexOf(':') + 1)..].ToString();
        }
    }

    /// <summary>The message as it will be sent; it is serialised here, so that what cannot be serialised fails the publisher and nobody else.</summary>
    internal static OutboxRow From<T>(SendContext<T> context, DateTimeOffset now) where T : class
    {
        var properties = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        if (context is TransportSendContext<T> transport) transport.WritePropertiesTo(properties);
        return new OutboxRow
        {
            MessageId = context.MessageId ?? throw new InvalidOperationException("A message without an id cannot be sent twice safely."),
            DestinationAddress = context.DestinationAddress?.ToString() ?? throw new InvalidOperationException("A message without a destination cannot be sent."),
            SourceAddress = context.SourceAddress?.ToString(),
            ResponseAddress = context.ResponseAddress?.ToString(),
            FaultAddress = context.FaultAddress?.ToString(),
            ConversationId = context.ConversationId,
            CorrelationId = context.CorrelationId,
            InitiatorId = context.InitiatorId,
            RequestId = context.RequestId,
            ContentType = context.ContentType?.ToString() ?? context.Serialization.DefaultContentType.ToString(),
            MessageType = string.Join(';', context.SupportedMessageTypes),
            Body = context.Serializer.GetMessageBody(context).GetString(),
            Headers = Json.SerializeDictionary(context.Headers.GetAll()) ?? "{}",
            Properties = Json.SerializeDictionary(properties) ?? "{}",
            TraceParent = context.Headers.Get<string>(DiagnosticHeaders.ActivityId) ?? Activity.Current?.Id,
            CreatedAt = now,
            ExpiresAt = now + context.TimeToLive,
            NextAttemptAt = now
        };
    }

    long OutboxMessageContext.SequenceNumber => Sequence;
    Guid OutboxMessageContext.MessageId => MessageId;
    Guid? MessageContext.MessageId => MessageId;
    DateTime? MessageContext.ExpirationTime => ExpiresAt?.UtcDateTime;
    DateTime? MessageContext.SentTime => CreatedAt.UtcDateTime;
    Uri? MessageContext.SourceAddress => Address(SourceAddress);
    Uri? MessageContext.DestinationAddress => Address(DestinationAddress);
    Uri? MessageContext.ResponseAddress => Address(ResponseAddress);
    Uri? MessageContext.FaultAddress => Address(FaultAddress);
    HostInfo MessageContext.Host => HostMetadataCache.Host;
    Headers MessageContext.Headers => Json.DeserializeDictionary<object?>(Headers) is { } headers ? new DictionarySendHeaders(headers!) : EmptyHeaders.Instance;
    IReadOnlyDictionary<string, object> OutboxMessageContext.Properties => Json.DeserializeDictionary<object>(Properties) ?? [];

    static Uri? Address(string? text) => text is null ? null : new Uri(text);
}
