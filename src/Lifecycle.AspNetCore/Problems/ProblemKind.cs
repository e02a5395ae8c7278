using System.Reflection;

namespace Lifecycle.AspNetCore;

/// <summary>What kind of problem a response reports. Immutable; docs/http.md explains each.</summary>
/// <param name="Name">The name, which ends the problem's type.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What happened, whatever the request.</param>
internal sealed record ProblemKind(string Name, int Status, string Title)
{
    public static readonly ProblemKind Invalid = new("invalid", 400, "The request is not valid.");
    public static readonly ProblemKind KeyMissing = new("key-missing", 400, "An Idempotency-Key is required.");
    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401, "No caller is signed in.");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "The caller may not do this.");
    public static readonly ProblemKind CrossSite = new(
        "cross-site", 403, "A page of another origin sent the request.");

    public static readonly ProblemKind NotFound = new("not-found", 404, "There is no such instance.");
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, "No offered media type is accepted.");
    public static readonly ProblemKind NotPermitted = new(
        "not-permitted", 409, "The stage does not permit the trigger.");

    public static readonly ProblemKind Conflict = new("conflict", 409, "Other callers changed the instance first.");
    public static readonly ProblemKind Stale = new("stale", 412, "The instance has another version.");
    public static readonly ProblemKind Exists = new("exists", 412, "The instance exists already.");
    public static readonly ProblemKind TooLarge = new("too-large", 413, "The body is too large.");
    public static readonly ProblemKind MediaType = new("media-type", 415, "The media type of the body is not read.");
    public static readonly ProblemKind Refused = new("refused", 422, "The gate is closed.");
    public static readonly ProblemKind InvalidSubject = new(
        "invalid-subject", 422, "The change does not lead to a subject.");

    public static readonly ProblemKind NotWaivable = new("not-waivable", 422, "The criterion cannot be waived.");
    public static readonly ProblemKind KeyReused = new(
        "key-reused", 422, "The Idempotency-Key was used for another request.");

    public static readonly ProblemKind PreconditionRequired = new(
        "precondition-required", 428, "The request has to state a precondition.");

    public static readonly ProblemKind Failed = new("failed", 500, "The request failed.");
    public static readonly ProblemKind FollowUpFailed = new(
        "follow-up-failed", 500, "The trigger was fired, and its follow-up failed.");

    public static readonly ProblemKind Stranded = new(
        "stranded", 500, "The definition has no place for the instance.");

    public static readonly ProblemKind Faulted = new("faulted", 503, "The criteria could not be evaluated.");
    public static readonly ProblemKind TimedOut = new("timed-out", 503, "The change took too long.");
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "The store is not available.");

    private static readonly string Guide =
        typeof(ProblemKind).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryUrl").Value + "/blob/main/docs/http.md#";

    /// <summary>The problem's type: the address of its explanation.</summary>
    public string Type => Guide + Name;
}
