using System.Collections.Concurrent;
using System.Security.Cryptography;
using Challenges.Shared.Files;
using Challenges.Shared.Files.Storing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Challenges.Shared.Tests.Files;

/// <summary>Against a store on this machine that speaks as much S3 as is needed.</summary>
public sealed class Bucket_storage
{
    readonly ConcurrentDictionary<string, byte[]> _objects = new();
    WebApplication _store = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _store = builder.Build();
        _store.Run(async http =>
        {
            var path = http.Request.Path.Value!;
            if (http.Request.Method == "PUT")
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                _objects[path] = body.ToArray();
            }
            else if (http.Request.Method == "DELETE")
            {
                _objects.TryRemove(path, out _);
                http.Response.StatusCode = 204;
            }
            else if (_objects.TryGetValue(path, out var found)) await http.Response.Body.WriteAsync(found);
            else
            {
                http.Response.StatusCode = 404;
                http.Response.ContentType = "application/xml";
                await http.Response.WriteAsync("<Error><Code>NoSuchKey</Code><Message>none</Message></Error>");
            }
        });
        await _store.StartAsync();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _store.DisposeAsync();

    [Test, CancelAfter(30_000)]
    public async Task A_file_comes_back_as_it_was_put_and_goes_when_it_is_deleted(CancellationToken cancel)
    {
        using var storage = BucketStorage.From(new BucketSettings { Bucket = "files", ServiceUrl = _store.Urls.First(), Prefix = "challenges/", AccessKey = "a", SecretKey = "s", Region = "cn" });
        var content = RandomNumberGenerator.GetBytes(200_000);
        var key = FileStorage.NewKey();
        await storage.Put(key, async (s, c) => await s.WriteAsync(content, c), cancel);
        Assert.That(_objects.Keys, Is.EqualTo(new[] { $"/files/challenges/{key}" }));
        Assert.That(_objects.Values.Single(), Is.EqualTo(content));
        await using (var stream = await storage.Open(key, cancel))
        {
            using var read = new MemoryStream();
            await stream.CopyToAsync(read, cancel);
            Assert.That(read.ToArray(), Is.EqualTo(content));
        }
        await storage.Delete(key, cancel);
        await Assert.ThrowsAsync<FileNotFoundException>(() => storage.Open(key, cancel));
    }
}
