namespace Challenges.Shared.Messaging;

/// <summary>An amqp or amqps URL, taken apart: <c>amqp://user:password@host:port/vhost</c>, names and password percent-encoded.</summary>
public sealed record BrokerAddress(Uri Url)
{
    public static BrokerAddress Parse(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"
            ? new BrokerAddress(uri!)
            : throw new InvalidOperationException("ConnectionStrings:RabbitMq is missing or not an amqp URL such as amqp://user:password@host:5672/vhost.");

    public bool Tls => Url.Scheme == "amqps";
    public string Host => Url.Host;
    public ushort Port => (ushort)(Url.Port > 0 ? Url.Port : Tls ? 5671 : 5672);
    public string VirtualHost => Url.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(Url.AbsolutePath[1..]) : "/";
    public string User => Url.UserInfo.Length == 0 ? "guest" : Uri.UnescapeDataString(Url.UserInfo.Split(':')[0]);
    public string Password => Url.UserInfo.Split(':', 2) is [_, var password] ? Uri.UnescapeDataString(password) : "guest";

    /// <summary>Without the password.</summary>
    public override string ToString() => $"{Url.Scheme}://{Host}:{Port}/{VirtualHost.TrimStart('/')}";
}
