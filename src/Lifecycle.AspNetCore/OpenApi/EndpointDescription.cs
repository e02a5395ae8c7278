namespace Lifecycle.AspNetCore;

/// <summary>What an endpoint reads and answers, for requests and OpenAPI documents. Immutable.</summary>
/// <param name="Name">The name of what it does, unique in the lifecycle.</param>
/// <param name="Summary">What it does, as a sentence.</param>
internal sealed record EndpointDescription(string Name, string Summary)
{
    /// <summary>The media type of patches.</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>The most characters of a reason. It is kept in the history, also of what is refused.</summary>
    public const int LongestReason = 2000;

    private const string Json = "application/json";

    private static readonly EndpointParameter Seen = new("If-Match", "The ETag that the client has seen.")
    {
        IsRequired = options => options.RequireIfMatch,
    };

    private static readonly EndpointParameter Key = new(
        "Idempotency-Key", "Makes the request safe to send again: it is applied once.")
    {
        IsRequired = options => options.RequireIdempotencyKey,
        Longest = StoreLimits.LongestId,
    };

    public static readonly EndpointDescription List = new("list", "Lists instances in the order of their ids.")
    {
        Query =
        [
            new("stage", "A stage, or a superstage for the stages within it. May be repeated.") { IsList = true },
            new("blockedBy", "The id of a criterion that blocked the last refused trigger."),
            new("dueBy", "An instant: instances with a due date until then, the earliest first."),
            new("after", "The id behind which the page begins. Not together with dueBy."),
            new("limit", "How many instances the page may have.")
            {
                Type = "integer",
                Most = options => options.LargestPage,
            },
        ],
        Answers = [new("200", Json, "LifecyclePage", "Link")],
        Problems = ["400", "503"],
    };

    public static readonly EndpointDescription Start = new("start", "Starts an instance.")
    {
        Body = "subject",
        Headers =
        [
            new("If-None-Match", "* says that the instance is to be new.") { IsRequired = _ => true }, Key,
        ],
        Answers = [new("201", Json, "LifecycleInstance", "ETag", "Location")],
        Problems = ["400", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Read = new("read", "Reads an instance.")
    {
        Headers =
        [
            new("If-None-Match", "The ETag that the client has."),
            new("If-Match", "The ETag that the instance has to have."),
        ],
        Answers = [new("200", Json, "LifecycleInstance", "ETag"), new("304", null, null, "ETag")],
        Problems = ["400", "404", "412", "503"],
    };

    public static readonly EndpointDescription Fire = new("fire", "Fires a trigger.")
    {
        Body = "payload",
        Headers = [Seen, Key],
        Answers = [new("200", Json, "LifecycleResult", "ETag")],
        Problems = ["400", "404", "409", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Evaluate = new(
        "evaluate", "Evaluates the gate of a trigger. Nothing is recorded.")
    {
        Body = "payload",
        Answers = [new("200", Json, "LifecycleReport")],
        Problems = ["400", "404", "413", "415", "503"],
    };

    public static readonly EndpointDescription Prospects = new("prospects", "Evaluates the gate of every trigger.")
    {
        Answers = [new("200", Json, "LifecycleProspects")],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription Plan = new("plan", "Plans the shortest way to a stage.")
    {
        Query = [new("goal", "The stage to reach.") { IsRequired = _ => true }],
        Answers = [new("200", Json, "LifecyclePlan")],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription History = new("history", "Reads the history of an instance.")
    {
        Answers =
        [
            new("200", Json, "LifecycleHistory"), new("200", "application/x-ndjson", "LifecycleStoredEntry"),
        ],
        Problems = ["400", "404", "406", "503"],
    };

    public static readonly EndpointDescription Verify = new("verify", "Proves that the history is as it was written.")
    {
        Answers = [new("200", Json, "LifecycleVerification")],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription Draw = new("draw", "Draws the lifecycle with where the instance is.")
    {
        Answers =
        [
            new("200", "image/svg+xml", "LifecycleDiagram"), new("200", "text/vnd.mermaid", "LifecycleDiagram"),
            new("200", "text/vnd.graphviz", "LifecycleDiagram"),
        ],
        Problems = ["400", "404", "406", "503"],
    };

    public static readonly EndpointDescription Describe = new("describe", "Describes the lifecycle.")
    {
        Answers = [new("200", Json, "LifecycleDefinition")],
        Problems = ["400"],
    };

    public static readonly EndpointDescription Patch = new("patch", "Changes the subject by a merge patch.")
    {
        Body = "patch",
        Headers = [Seen, Key],
        Answers = [new("200", Json, "LifecycleInstance", "ETag")],
        Problems = ["400", "404", "409", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Waive = new("waive", "Grants a waiver.")
    {
        Body = "waiver",
        Headers = [Seen, Key],
        Answers = [new("200", Json, "LifecycleInstance", "ETag")],
        Problems = ["400", "404", "409", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Withdraw = new("withdraw", "Withdraws a waiver.")
    {
        Query = [new("reason", "Why.") { Longest = LongestReason }],
        Headers = [Seen, Key],
        Answers = [new("204", null, null)],
        Problems = ["400", "404", "409", "412", "422", "428", "503"],
    };

    /// <summary>The trigger of a route that fires one; <see langword="null"/> for all others.</summary>
    public string? Trigger { get; init; }

    /// <summary>What the body has beside the reason; <see langword="null"/> if there is no body.</summary>
    public string? Body { get; init; }

    /// <summary>Whether the body of a waiver may say who asked for it.</summary>
    public bool HasRequester { get; init; }

    public IReadOnlyList<EndpointParameter> Query { get; init; } = [];

    public IReadOnlyList<EndpointParameter> Headers { get; init; } = [];

    public IReadOnlyList<EndpointAnswer> Answers { get; init; } = [];

    /// <summary>The statuses of problems, without those that every endpoint may have.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
