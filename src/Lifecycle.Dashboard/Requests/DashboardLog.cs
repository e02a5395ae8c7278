using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.Dashboard;

/// <summary>Logs what the pages could not do.</summary>
internal static partial class DashboardLog
{
    public static void Failed(HttpContext http, Exception exception, string what)
    {
        if (http.RequestServices.GetService<ILoggerFactory>() is { } loggers)
            PageFailed(loggers.CreateLogger("Lifecycle.Dashboard"), exception, OneLineText.Of(what));
    }

    /// <summary>Says that a dashboard answers no request.</summary>
    public static void Closed(IServiceProvider services, string path)
    {
        if (services.GetService<ILoggerFactory>() is { } loggers)
            AnswersNoOne(loggers.CreateLogger("Lifecycle.Dashboard"), path);
    }

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "The dashboard at {Path} answers no one. Set ViewPolicy, or AllowLocalRequests if this machine has no proxy.")]
    private static partial void AnswersNoOne(ILogger logger, string path);

    [LoggerMessage(1, LogLevel.Error, "A page of the dashboard failed: {What}")]
    private static partial void PageFailed(ILogger logger, Exception exception, string what);
}
