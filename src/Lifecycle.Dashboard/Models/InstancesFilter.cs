namespace Lifecycle.Dashboard;

/// <summary>Which instances a page lists. Immutable.</summary>
/// <param name="Stage">The stage or superstage; <see langword="null"/> for all.</param>
/// <param name="BlockedBy">The criterion that blocks them; <see langword="null"/> for all.</param>
/// <param name="Due">When they fall due; <see langword="null"/> for all.</param>
/// <param name="Id">What their ids begin with; <see langword="null"/> for anything.</param>
/// <param name="After">The last id of the page before; <see langword="null"/> on the first.</param>
internal sealed record InstancesFilter(
    string? Stage, string? BlockedBy, DueWithin? Due, string? Id, string? After)
{
    public bool IsEmpty => (Stage, BlockedBy, Due, Id) == (null, null, null, null);

    /// <exception cref="RequestException">The query is not valid.</exception>
    public static InstancesFilter Read(DashboardCall call)
    {
        var stage = call.Query("stage");
        if (stage is not null && !call.Lifecycle.Graph.Contains(stage))
            throw RequestException.Bad($"{call.Lifecycle.Name} has no stage \"{ShortText.Of(stage)}\".");

        var due = call.Query("due") switch
        {
            null => (DueWithin?)null,
            "now" => DueWithin.Now,
            "week" => DueWithin.Week,
            "month" => DueWithin.Month,
            var text => throw RequestException.Bad($"due is now, week or month, not \"{ShortText.Of(text)}\"."),
        };
        var id = call.Query("id");
        if (id?.Length > StoreLimits.LongestId)
            throw RequestException.Bad($"An id has at most {StoreLimits.LongestId} characters.");
        if (id is not null && due is not null)
            throw RequestException.Bad("Look for an id or for what falls due: the two have different orders.");

        return new(stage, call.Query("blockedBy"), due, id, due is null ? call.Query("after") : null);
    }

    public InstanceQuery Query(DashboardCall call, int limit)
    {
        var query = new InstanceQuery
        {
            Lifecycle = call.Lifecycle.Name,
            Stages = Stage is null ? null : call.Lifecycle.Within(Stage),
            BlockedBy = BlockedBy,
            Limit = limit,
        };
        return Due is { } due
            ? query with { DueBy = call.Now + Ahead(due) }
            : query with { After = After ?? Id };
    }

    /// <summary>The query of a page: the same filter behind an id.</summary>
    public (string Name, string? Value)[] Behind(string? after) =>
    [
        ("stage", Stage), ("blockedBy", BlockedBy), ("id", Id),
        ("due", Due?.ToString().ToLowerInvariant()), ("after", after),
    ];

    private static TimeSpan Ahead(DueWithin due) => due switch
    {
        DueWithin.Now => TimeSpan.Zero,
        DueWithin.Week => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(30),
    };
}
