using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Says that the client has the present representation already.</summary>
internal sealed class NotModified(string tag) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        httpContext.Response.Headers.ETag = tag;
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        return Task.CompletedTask;
    }
}
