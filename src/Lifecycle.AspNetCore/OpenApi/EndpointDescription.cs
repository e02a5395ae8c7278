namespace Lifecycle.AspNetCore;

/// <summary>What an OpenAPI document says of an endpoint. Immutable.</summary>
/// <param name="Name">The name of what it does, unique in the lifecycle.</param>
/// <param name="Summary">What it does, as a sentence.</param>
internal sealed record EndpointDescription(string Name, string Summary)
{
    private const string Json = "application/json";

    private static readonly (string, string) Tag = ("If-Match", "The ETag that the client has seen.");

    private static readonly (string, string) Key = (
        "Idempotency-Key", "Makes the request safe to send again: it is applied once.");

    public static readonly EndpointDescription List = new("list", "Lists instances in the order of their ids.")
    {
        Query =
        [
            ("stage", "A stage, or a superstage for the stages within it. May be repeated."),
            ("blockedBy", "The id of a criterion that blocked the last refused trigger."),
            ("dueBy", "An instant: instances with a due date until then, the earliest first."),
            ("after", "The id behind which the page begins."),
            ("limit", "How many instances the page may have."),
        ],
        Answers = [("200", Json, "LifecyclePage")],
        Problems = ["400", "503"],
    };

    public static readonly EndpointDescription Start = new("start", "Starts an instance.")
    {
        Body = "subject",
        Headers = [("If-None-Match", "* says that the instance is to be new."), Key],
        Answers = [("201", Json, "LifecycleInstance")],
        Problems = ["400", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Read = new("read", "Reads an instance.")
    {
        Headers = [("If-None-Match", "The ETag that the client has.")],
        Answers = [("200", Json, "LifecycleInstance"), ("304", null, null)],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription Fire = new("fire", "Fires a trigger.")
    {
        Body = "payload",
        Headers = [Tag, Key],
        Answers = [("200", Json, "LifecycleResult")],
        Problems = ["400", "403", "404", "409", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Evaluate = new(
        "evaluate", "Evaluates the gate of a trigger. Nothing is recorded.")
    {
        Body = "payload",
        Answers = [("200", Json, "LifecycleReport")],
        Problems = ["400", "404", "413", "415", "503"],
    };

    public static readonly EndpointDescription Prospects = new("prospects", "Evaluates the gate of every trigger.")
    {
        Answers = [("200", Json, "LifecycleProspects")],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription Plan = new("plan", "Plans the shortest way to a stage.")
    {
        Query = [("goal", "The stage to reach.")],
        Answers = [("200", Json, "LifecyclePlan")],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription History = new("history", "Reads the history of an instance.")
    {
        Answers = [("200", Json, "LifecycleHistory"), ("200", "application/x-ndjson", "LifecycleStoredEntry")],
        Problems = ["400", "404", "406", "503"],
    };

    public static readonly EndpointDescription Verify = new("verify", "Proves that the history is as it was written.")
    {
        Answers = [("200", Json, "LifecycleVerification")],
        Problems = ["400", "404", "503"],
    };

    public static readonly EndpointDescription Draw = new("draw", "Draws the lifecycle with where the instance is.")
    {
        Answers =
        [
            ("200", "image/svg+xml", "LifecycleDiagram"), ("200", "text/vnd.mermaid", "LifecycleDiagram"),
            ("200", "text/vnd.graphviz", "LifecycleDiagram"),
        ],
        Problems = ["400", "404", "406", "503"],
    };

    public static readonly EndpointDescription Describe = new("describe", "Describes the lifecycle.")
    {
        Answers = [("200", Json, "LifecycleDefinition")],
    };

    public static readonly EndpointDescription Patch = new("patch", "Changes the subject by a merge patch.")
    {
        Body = "patch",
        Headers = [Tag, Key],
        Answers = [("200", Json, "LifecycleInstance")],
        Problems = ["400", "403", "404", "409", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Waive = new("waive", "Grants a waiver.")
    {
        Body = "expiresAt",
        Headers = [Tag, Key],
        Answers = [("200", Json, "LifecycleInstance")],
        Problems = ["400", "403", "404", "409", "412", "413", "415", "422", "428", "503"],
    };

    public static readonly EndpointDescription Withdraw = new("withdraw", "Withdraws a waiver.")
    {
        Headers = [Tag, Key],
        Answers = [("204", null, null)],
        Problems = ["400", "403", "404", "409", "412", "422", "428", "503"],
    };

    /// <summary>The trigger of a route that fires one; <see langword="null"/> for all others.</summary>
    public string? Trigger { get; init; }

    /// <summary>The member of the body beside the reason; <see langword="null"/> if there is no body.</summary>
    public string? Body { get; init; }

    public IReadOnlyList<(string Name, string Summary)> Query { get; init; } = [];

    public IReadOnlyList<(string Name, string Summary)> Headers { get; init; } = [];

    /// <summary>The answers, with their media type and the schema of their body, if they have one.</summary>
    public IReadOnlyList<(string Status, string? Type, string? Schema)> Answers { get; init; } = [];

    /// <summary>The statuses of problems.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
