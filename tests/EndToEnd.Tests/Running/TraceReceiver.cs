using System.Collections.Concurrent;
using System.Net;
using Challenges.TestKit;

namespace Challenges.EndToEnd.Tests.Running;

/// <summary>Takes traces over OTLP/HTTP and keeps which services took part in each.</summary>
sealed class TraceReceiver : IDisposable
{
    readonly HttpListener _listener = new();
    readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _servicesOf = new();

    public TraceReceiver()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = Task.Run(Receive);
    }

    public Uri Address { get; }

    /// <summary>The largest set of services that one trace spans.</summary>
    public IReadOnlyList<string> Widest() =>
        _servicesOf.Values.OrderByDescending(services => services.Count).FirstOrDefault()?.Keys.Order(StringComparer.Ordinal).ToList() ?? [];

    public void Dispose() => _listener.Close();

    async Task Receive()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                if (context.Request.Url!.AbsolutePath == "/v1/traces") Read(body.ToArray());
                context.Response.ContentType = "application/x-protobuf";
                context.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // ExportTraceServiceRequest: resource_spans = 1 { resource = 1 { attributes = 1 { key = 1, value = 2 { string_value = 1 } } }, scope_spans = 2 { spans = 2 { trace_id = 1 } } }
    void Read(byte[] request)
    {
        foreach (var resourceSpans in Protobuf.Fields(request, 1))
        {
            var service = Protobuf.Fields(resourceSpans, 1).SelectMany(resource => Protobuf.Fields(resource, 1))
                .Where(attribute => Protobuf.Text(attribute, 1) == "service.name")
                .Select(attribute => Protobuf.Text(Protobuf.Fields(attribute, 2).First(), 1)).FirstOrDefault() ?? "?";
            foreach (var span in Protobuf.Fields(resourceSpans, 2).SelectMany(scope => Protobuf.Fields(scope, 2)))
            {
                var trace = Convert.ToHexStringLower(Protobuf.Fields(span, 1).First());
                _servicesOf.GetOrAdd(trace, _ => new())[service] = true;
            }
        }
    }
}
