using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Runs a request: sets headers, admits callers, and turns exceptions into pages.</summary>
internal static class DashboardRequest
{
    public static async Task RunAsync(
        HttpContext http, DashboardSite site, int depth, Func<DashboardCall, ValueTask<IResult>> answer)
    {
        SecurityHeaders.Set(http, site.Options);
        if (site.Options.IsLocalOnly && !LocalRequests.AreAdmitted(http, site.Options))
        {
            // Those who are not admitted are told nothing of the lifecycles.
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response
                .WriteAsync(
                    site.Options.AllowLocalRequests == true
                        ? "This page answers requests from its own machine only."
                        : "This page answers no one, because no policy says whom it admits.")
                .ConfigureAwait(false);
            return;
        }

        var call = new DashboardCall(http, site, depth)
        {
            MayAct = await Permissions.MayActAsync(http, site.Options).ConfigureAwait(false),
        };
        IResult result;
        try
        {
            result = await answer(call).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            result = Failed(call, exception);
        }

        await result.ExecuteAsync(http).ConfigureAwait(false);
    }

    private static PageResult<MessagePage, MessageModel> Failed(DashboardCall call, Exception exception)
    {
        var (status, heading) = exception switch
        {
            RequestException request => (request.Status, Heading(request.Status)),
            BadHttpRequestException request => (request.StatusCode, Heading(request.StatusCode)),
            InstanceNotFoundException => (StatusCodes.Status404NotFound, Heading(StatusCodes.Status404NotFound)),
            LifecycleStoreException => (StatusCodes.Status503ServiceUnavailable, "The store does not answer"),
            _ => (StatusCodes.Status500InternalServerError, "This page failed"),
        };
        if (status >= StatusCodes.Status500InternalServerError)
            DashboardLog.Failed(call.Http, exception, call.Http.Request.Path);

        var message = exception is LifecycleException or RequestException or BadHttpRequestException
            ? exception.Message
            : "The log tells why.";
        var shell = new Shell { Site = call.Site, Links = call.Links, Now = call.Now, Title = heading };
        return new(shell, new(heading, message), status);
    }

    private static string Heading(int status) => status switch
    {
        StatusCodes.Status403Forbidden => "Not allowed",
        StatusCodes.Status404NotFound => "Not found",
        _ => "The request is not valid",
    };
}
