using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.Dashboard;

/// <summary>Logs what a page could not do.</summary>
internal static partial class DashboardLog
{
    public static void Failed(HttpContext http, Exception exception, string what)
    {
        if (http.RequestServices.GetService<ILoggerFactory>() is { } loggers)
            PageFailed(loggers.CreateLogger("Lifecycle.Dashboard"), exception, OneLineText.Of(what));
    }

    [LoggerMessage(1, LogLevel.Error, "A page of the dashboard failed: {What}")]
    private static partial void PageFailed(ILogger logger, Exception exception, string what);
}
