using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.AspNetCore;

/// <summary>The log of the endpoints, under the category <c>Lifecycle.AspNetCore</c>.</summary>
internal static partial class HttpLog
{
    public static void Failed(HttpContext http, Exception exception, string lifecycle) =>
        Failed(Logger(http), exception, lifecycle, http.Request.Method);

    /// <summary>Logs what the answer does not say of criteria that threw.</summary>
    public static void Faults(LifecycleCall call, params IReadOnlyList<GateReport> reports)
    {
        foreach (var line in reports.SelectMany(report => report.Lines))
        {
            if (line.Exception is { } exception)
                Faulted(Logger(call.Http), exception, call.Manager.Name, line.Criterion.Id);
            else if (line.Verdict == Verdict.Faulted)
                Faulted(Logger(call.Http), call.Manager.Name, line.Criterion.Id, line.Reason);
        }
    }

    public static void Unreadable(HttpContext http, Exception exception, string lifecycle, string id) =>
        Unreadable(Logger(http), exception, lifecycle, OneLineText.Of(id));

    private static ILogger Logger(HttpContext http) =>
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lifecycle.AspNetCore");

    [LoggerMessage(1, LogLevel.Error, "{Lifecycle}: a {Method} request failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string lifecycle, string method);

    [LoggerMessage(2, LogLevel.Warning, "{Lifecycle}: criterion {Criterion} could not be evaluated.")]
    private static partial void Faulted(ILogger logger, Exception exception, string lifecycle, string criterion);

    [LoggerMessage(3, LogLevel.Error, "{Lifecycle} {Id} cannot be listed.")]
    private static partial void Unreadable(ILogger logger, Exception exception, string lifecycle, string id);

    [LoggerMessage(4, LogLevel.Warning, "{Lifecycle}: criterion {Criterion} could not be evaluated: {Reason}")]
    private static partial void Faulted(ILogger logger, string lifecycle, string criterion, string? reason);
}
