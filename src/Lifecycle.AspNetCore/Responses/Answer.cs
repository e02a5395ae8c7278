using System.Text;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>A response with a body. Immutable.</summary>
/// <param name="Body">The body.</param>
/// <param name="Type">Its media type.</param>
internal sealed record Answer(ReadOnlyMemory<byte> Body, string Type = Answer.Json) : IResult
{
    public const string Json = "application/json";

    public Answer(string text, string type = Json)
        : this(Encoding.UTF8.GetBytes(text), type)
    {
    }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The entity tag; <see langword="null"/> for none.</summary>
    public string? Tag { get; init; }

    public string? Location { get; init; }

    /// <summary>The header <c>Link</c>.</summary>
    public string? Link { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        if (!Body.IsEmpty)
            (response.ContentType, response.ContentLength) = (Type, Body.Length);
        response.Headers.XContentTypeOptions = "nosniff";
        // What a caller sees may depend on who it is, and has to be asked for again.
        response.Headers.CacheControl = "private, no-cache";
        if (Tag is not null)
            response.Headers.ETag = Tag;
        if (Location is not null)
            response.Headers.Location = Location;
        if (Link is not null)
            response.Headers.Link = Link;

        // A time limit of the request must not hide what was done. To a client that is gone, writing ends by itself.
        await response.Body.WriteAsync(Body, CancellationToken.None).ConfigureAwait(false);
    }
}
