using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// What a client learns of an exception. Texts that may quote subjects or the database stay in the log.
/// </summary>
internal static class ExceptionProblems
{
    private static readonly TimeSpan StoreWait = TimeSpan.FromSeconds(5);

    /// <summary>The result; <see langword="null"/> for an exception that the application has to handle.</summary>
    public static IResult? Of(Exception exception) => exception switch
    {
        ProblemException ended => ended.Result,
        InstanceNotFoundException missing => new Problem(ProblemKind.NotFound, missing.Message),
        InstanceExistsException existing => new Problem(ProblemKind.Exists, existing.Message),
        CommandReusedException reused => new Problem(ProblemKind.KeyReused, reused.Message),
        StrandedInstanceException stranded => new Problem(ProblemKind.Stranded, stranded.Message),
        LifecycleStoreException store => new Problem(ProblemKind.Unavailable, Explain(store))
        {
            RetryAfter = store.IsTransient || store.IsOutcomeUnknown ? StoreWait : null,
        },
        FollowUpFailedException<string, string> failed => new Problem(
            ProblemKind.FollowUpFailed,
            $"{failed.Completed.Trigger} was taken in {failed.Completed.From}, but {failed.Trigger}, its follow-up, "
                + "was not.").With("completed", JsonElement.Parse(failed.Completed.ToJson())),
        LifecycleException => new Problem(ProblemKind.Failed, "The log of the server says why."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new Problem(ProblemKind.TooLarge),
        BadHttpRequestException => new Problem(ProblemKind.Invalid, "The body could not be read."),
        _ => null,
    };

    private static string Explain(LifecycleStoreException store) => store switch
    {
        { IsOutcomeUnknown: true } =>
            "The change may have been stored. Repeat the request with the same Idempotency-Key.",
        { IsTransient: true } => "Nothing was changed. Repeat the request later.",
        _ => "Nothing was changed. The log of the server says why.",
    };
}
