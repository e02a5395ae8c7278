using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>A file that browsers may keep, since its path changes with its content.</summary>
internal sealed class AssetResult(Asset asset) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = asset.ContentType;
        response.ContentLength = asset.Content.Length;
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(asset.Content, httpContext.RequestAborted).ConfigureAwait(false);
    }
}
