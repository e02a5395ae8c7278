using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lifecycle.AspNetCore;

/// <summary>Reads the body of a request as JSON.</summary>
internal static class RequestBody
{
    public const string MergePatch = "application/merge-patch+json";

    private const int FirstRead = 4096;

    /// <summary>A member that is there twice would be read in two ways.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

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
            throw new ProblemException(
                ProblemKind.MediaType, $"Send the body as {(isPatch ? MergePatch : "application/json")}.");

        if (bytes.IsEmpty)
            return null;

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ProblemException(ProblemKind.Invalid, $"The body is no JSON: {exception.Message}");
        }
    }

    private static bool IsExpected(HttpRequest request, bool isPatch) => isPatch
        ? MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(MergePatch, StringComparison.OrdinalIgnoreCase)
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
