using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lifecycle.AspNetCore;

/// <summary>The log of the endpoints, under the category <c>Lifecycle.AspNetCore</c>.</summary>
internal static partial class HttpLog
{
    public static void Failed(HttpContext http, Exception exception, string lifecycle)
    {
        var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lifecycle.AspNetCore");
        Failed(logger, exception, lifecycle, http.Request.Method);
    }

    [LoggerMessage(1, LogLevel.Error, "{Lifecycle}: a {Method} request failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string lifecycle, string method);
}
