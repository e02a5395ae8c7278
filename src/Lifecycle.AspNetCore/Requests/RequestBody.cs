using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lifecycle.AspNetCore;

/// <summary>Reads the body of a request as JSON.</summary>
internal static class RequestBody
{
    private const int FirstRead = 4096;

    /// <summary>The depth of JSON, unless the options of the subject allow more.</summary>
    private const int Depth = 64;

    /// <returns>The JSON; <see langword="null"/> if there is no body.</returns>
    /// <exception cref="ProblemException">It is too large, of another media type, or no JSON.</exception>
    public static async ValueTask<JsonElement?> ReadAsync(LifecycleCall call, bool isPatch = false)
    {
        var request = call.Http.Request;
        var bytes = await BytesAsync(call).ConfigureAwait(false);
        if (bytes.IsEmpty && request.ContentType is null)
            return null;

        // An empty form is refused as well: a browser sends forms from one site to another without asking.
        if (!IsExpected(request, isPatch))
        {
            if (isPatch)
                call.Http.Response.Headers["Accept-Patch"] = EndpointDescription.MergePatch;
            throw new ProblemException(
                ProblemKind.MediaType,
                $"Send the body as {(isPatch ? EndpointDescription.MergePatch : "application/json")}.");
        }

        if (bytes.IsEmpty)
            return null;

        try
        {
            // A member that is there twice would be read in two ways.
            using var document = JsonDocument.Parse(bytes, new()
            {
                AllowDuplicateProperties = false,
                MaxDepth = Math.Max(Depth, call.Manager.SubjectJson.Options.MaxDepth) + 1,
            });
            RequireUnicode(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new ProblemException(ProblemKind.Invalid, $"The body is no JSON: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            throw new ProblemException(
                ProblemKind.Invalid, "The body has half of a surrogate pair, which no Unicode text has.");
        }
    }

    /// <summary>Reads every text once, so that no later reader meets one that it cannot read.</summary>
    /// <exception cref="InvalidOperationException">A text has half of a surrogate pair.</exception>
    private static void RequireUnicode(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                _ = json.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var element in json.EnumerateArray())
                    RequireUnicode(element);
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    _ = member.Name;
                    RequireUnicode(member.Value);
                }

                break;
            default:
                break;
        }
    }

    private static bool IsExpected(HttpRequest request, bool isPatch) => isPatch
        ? MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(EndpointDescription.MergePatch, StringComparison.OrdinalIgnoreCase)
        : request.HasJsonContentType();

    private static async ValueTask<ReadOnlyMemory<byte>> BytesAsync(LifecycleCall call)
    {
        var (body, largest) = (call.Http.Request.Body, call.Options.LargestBody);
        if (call.Http.Request.ContentLength > largest)
            throw TooLarge(largest);

        var bytes = new ArrayBufferWriter<byte>();
        int read;
        while ((read = await body.ReadAsync(bytes.GetMemory(FirstRead), call.Cancelled).ConfigureAwait(false)) > 0)
        {
            bytes.Advance(read);
            if (bytes.WrittenCount > largest)
                throw TooLarge(largest);
        }

        return bytes.WrittenMemory;
    }

    private static ProblemException TooLarge(int largest) =>
        new(ProblemKind.TooLarge, $"The body may have at most {largest} bytes.");
}
