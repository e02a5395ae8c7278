using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// What a client learns of an exception. Texts that may quote subjects or the database stay in the log.
/// </summary>
internal static class ExceptionProblems
{
    private static readonly TimeSpan StoreWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The result; <see langword="null"/> for an exception that the application has to handle, such as that of an
    /// action which uses another lifecycle.
    /// </summary>
    public static IResult? Of(Exception exception, LifecycleCall call)
    {
        return exception switch
        {
            ProblemException ended => ended.Result,
            InstanceNotFoundException missing when IsOwn(missing.Lifecycle, missing.Id) =>
                new Problem(ProblemKind.NotFound, missing.Message),
            InstanceExistsException existing when IsOwn(existing.Lifecycle, existing.Id) =>
                new Problem(ProblemKind.Exists, existing.Message),
            CommandReusedException reused when reused.CommandId == call.Key =>
                new Problem(ProblemKind.KeyReused, reused.Message),
            StrandedInstanceException stranded when IsOwn(stranded.Lifecycle, stranded.Id) =>
                new Problem(ProblemKind.Stranded, stranded.Message),
            LifecycleStoreException store => new Problem(ProblemKind.Unavailable, Explain(store, call))
            {
                RetryAfter = store.IsTransient || store.IsOutcomeUnknown ? StoreWait : null,
            },
            FollowUpFailedException<string, string> failed when failed.Completed.Trigger == call.RouteTrigger =>
                FollowUpFailed(failed),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
                new Problem(ProblemKind.TooLarge),
            BadHttpRequestException => new Problem(ProblemKind.Invalid, "The body could not be read."),
            _ when exception.GetType() == typeof(LifecycleException) =>
                new Problem(ProblemKind.Failed, "The server's log says why."),
            _ => null,
        };

        bool IsOwn(string lifecycle, string id) => lifecycle == call.Manager.Name && id == call.RouteId;
    }

    /// <summary>What to do after a change of which it is not known whether it was stored.</summary>
    public static string OutcomeUnknown(LifecycleCall call) => "The change may have been stored. " + (call.HasKey
        ? $"Repeat the request with the same {IdempotencyKey.Header}."
        : $"Read the instance before you try again; a request with an {IdempotencyKey.Header} could be repeated.");

    private static Problem FollowUpFailed(FollowUpFailedException<string, string> failed) => new Problem(
        ProblemKind.FollowUpFailed,
        $"{failed.Completed.Trigger} was taken in {failed.Completed.From}, but {failed.Trigger}, its follow-up, was "
            + "not.").With("completed", JsonElement.Parse(ClientReport.Of(failed.Completed.ToJson())));

    // An action may have used another store, so only what this instance is can be said.
    private static string Explain(LifecycleStoreException store, LifecycleCall call) => store switch
    {
        { IsOutcomeUnknown: true } => OutcomeUnknown(call),
        { IsTransient: true } => "The instance was not changed. Repeat the request later.",
        _ => "The instance was not changed. The server's log says why.",
    };
}
