using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Challenges.Shared.Files.Storing;

/// <summary>Files in a bucket of a store that speaks S3. An object appears there when it is complete.</summary>
public sealed class BucketStorage(IAmazonS3 client, string bucket, string prefix) : FileStorage, IDisposable
{
    public static BucketStorage From(BucketSettings settings)
    {
        var config = new AmazonS3Config { ForcePathStyle = settings.PathStyle };
        if (settings.ServiceUrl is { Length: > 0 } url)
        {
            config.ServiceURL = url;
            // Stores of other makers often know neither the newer checksums nor how they are streamed.
            config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
            config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
            if (settings.Region is { Length: > 0 } signing) config.AuthenticationRegion = signing;
        }
        else if (settings.Region is { Length: > 0 } region) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        var client = settings.AccessKey is { Length: > 0 } key ? new AmazonS3Client(new BasicAWSCredentials(key, settings.SecretKey ?? ""), config) : new AmazonS3Client(config);
        return new BucketStorage(client, settings.Bucket, settings.Prefix);
    }

    protected override async Task Write(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancel)
    {
        // The store must be told the length first, so the file is finished here before it is sent.
        using var draft = new TemporaryFile();
        await write(draft.Rewound(), cancel);
        await client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = prefix + key,
            InputStream = draft.Rewound(),
            AutoCloseStream = false,
            ContentType = "application/octet-stream",
            UseChunkEncoding = false
        }, cancel);
    }

    protected override async Task<Stream> Read(string key, CancellationToken cancel)
    {
        try
        {
            return (await client.GetObjectAsync(bucket, prefix + key, cancel)).ResponseStream;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            throw new FileNotFoundException("No such file.", e);
        }
    }

    protected override Task Remove(string key, CancellationToken cancel) => client.DeleteObjectAsync(bucket, prefix + key, cancel);

    public void Dispose() => client.Dispose();
}
