using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Sends a browser to a page after a form, so that loading it again sends nothing again.</summary>
/// <param name="address">The page, as a path of this origin.</param>
internal sealed class RedirectResult(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
