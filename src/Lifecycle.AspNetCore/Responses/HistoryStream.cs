using System.Text;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Sends a history as it is read, whatever its length: as one JSON array, or as a line for each entry. If reading fails
/// halfway, the connection breaks, so that no one takes a part for the whole.
/// </summary>
/// <param name="entries">The entries, at the first.</param>
/// <param name="isLines">Whether each entry is a line.</param>
internal sealed class HistoryStream(IAsyncEnumerator<StoredEntry> entries, bool isLines) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var history = entries.ConfigureAwait(false);
        var response = httpContext.Response;
        response.ContentType = isLines ? "application/x-ndjson" : Answer.Json;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        var (before, between, after) = isLines ? ("", "\n", "\n") : ("[", ",", "]");
        var separator = before;
        do
        {
            // What was changed tells the subject.
            var entry = entries.Current with { Changes = null };
            await WriteAsync(separator + ClientReport.Of(entry.ToJson())).ConfigureAwait(false);
            separator = between;
        }
        while (await entries.MoveNextAsync().ConfigureAwait(false));

        await WriteAsync(after).ConfigureAwait(false);

        ValueTask WriteAsync(string text) =>
            response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), httpContext.RequestAborted);
    }
}
