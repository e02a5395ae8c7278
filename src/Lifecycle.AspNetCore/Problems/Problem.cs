using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore;

/// <summary>A refusal as problem details (RFC 9457). The application's <see cref="IProblemDetailsService"/> may add
/// members, such as a trace id.</summary>
internal sealed class Problem(ProblemKind kind, string? detail = null) : IResult
{
    private readonly ProblemDetails _details = new()
    {
        Type = kind.Type,
        Title = kind.Title,
        Status = kind.Status,
        Detail = detail,
    };

    public int Status => kind.Status;

    /// <summary>When the same request may succeed, in whole seconds; <see langword="null"/> if it will not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Adds a member.</summary>
    public Problem With(string name, JsonElement value)
    {
        _details.Extensions[name] = value;
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = kind.Status;
        response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } wait)
            response.Headers.RetryAfter = ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);

        var service = httpContext.RequestServices.GetService<IProblemDetailsService>();
        var context = new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = _details };
        if (service is not null && await service.TryWriteAsync(context).ConfigureAwait(false))
            return;

        response.ContentType = "application/problem+json";
        await response.Body
            .WriteAsync(
                JsonSerializer.SerializeToUtf8Bytes(_details, ProblemJson.Default.ProblemDetails),
                httpContext.RequestAborted)
            .ConfigureAwait(false);
    }
}

/// <summary>Serializes problem details without reflection.</summary>
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ProblemJson : JsonSerializerContext;
