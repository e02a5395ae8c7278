using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Reads histories, and proves them.</summary>
internal static class HistoryEndpoints
{
    private const string Lines = "application/x-ndjson";

    public static async ValueTask<IResult> ReadAsync(LifecycleCall call)
    {
        var isLines = Accept.Choose(call.Http, Answer.Json, Lines) == Lines;
        var entries = call.Manager.HistoryAsync(call.Id, call.Cancelled).GetAsyncEnumerator(call.Cancelled);
        try
        {
            // Every instance has an entry. It is read before the response begins, so that a failure is a problem.
            return await entries.MoveNextAsync().ConfigureAwait(false)
                ? new HistoryStream(entries, isLines)
                : throw new InstanceNotFoundException(call.Manager.Name, call.Id);
        }
        catch
        {
            await entries.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static async ValueTask<IResult> VerifyAsync(LifecycleCall call)
    {
        var verification = await call.Manager
            .VerifyHistoryAsync(call.Id, cancellationToken: call.Cancelled)
            .ConfigureAwait(false);
        return new Answer(verification.ToJson());
    }
}
