using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Says that the client has the present version already.</summary>
internal sealed class NotModified(long version) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        httpContext.Response.Headers.ETag = Preconditions.Tag(version);
        httpContext.Response.Headers.CacheControl = "private, no-cache";
        return Task.CompletedTask;
    }
}
