using Microsoft.Extensions.FileProviders;

namespace Challenges.Portal.Guarding;

/// <summary>The portal's own style sheet, script and pictures. Their addresses carry the version, so that a browser may keep them.</summary>
static class Files
{
    /// <summary>Part of the address of each file: the version and the moment of the build.</summary>
    public static readonly string Version = typeof(Files).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public static readonly StaticFileOptions Served = new()
    {
        FileProvider = new EmbeddedFileProvider(typeof(Files).Assembly, "Challenges.Portal.wwwroot"),
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = file.Context.Request.QueryString.HasValue ? "public, max-age=31536000, immutable" : "public, max-age=3600"
    };
}
