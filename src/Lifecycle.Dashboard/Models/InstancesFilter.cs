namespace Lifecycle.Dashboard;

/// <summary>Which instances a page lists. Immutable.</summary>
/// <param name="Stage">
/// The stage or superstage, which the definition may have lost; <see langword="null"/> for all.
/// </param>
/// <param name="Previous">The stage before; <see langword="null"/> for any.</param>
/// <param name="BlockedBy">The criterion that blocks them; <see langword="null"/> for all.</param>
/// <param name="Due">When they fall due; <see langword="null"/> for all.</param>
/// <param name="Id">What their ids begin with; <see langword="null"/> for anything.</param>
/// <param name="After">Where the page before ended; <see langword="null"/> on the first.</param>
internal sealed record InstancesFilter(
    string? Stage, string? Previous, string? BlockedBy, DueWithin? Due, string? Id, string? After)
{
    public bool IsEmpty => (Stage, Previous, BlockedBy, Due, Id) == (null, null, null, null, null);

    /// <exception cref="RequestException">The query is not valid.</exception>
    public static InstancesFilter Read(DashboardCall call)
    {
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

        var (stage, previous) = (call.Query("stage"), call.Query("previous"));
        if (previous is not null && stage is null)
            throw RequestException.Bad("The stage before needs the stage to look in.");

        return new(stage, previous, call.Query("blockedBy"), due, id, call.Query("after"));
    }

    /// <summary>
    /// The query along one index, which has no other condition: what it does not select,
    /// <see cref="Matches"/> does.
    /// </summary>
    public InstanceQuery Query(DashboardCall call)
    {
        var query = new InstanceQuery { Lifecycle = call.Lifecycle.Name };
        if (Due is { } due)
            return query with { UnsettledBy = By(call, due), AfterDue = DuePositions.Read(After, "after") };

        query = query with { After = After ?? Id };
        return BlockedBy is not null ? query with { BlockedBy = BlockedBy }
            : query with { Stages = Stages(call), Previous = Previous };
    }

    /// <summary>The query of the instances of the stage, whatever else is looked for.</summary>
    public InstanceQuery OfStage(DashboardCall call) => new()
    {
        Lifecycle = call.Lifecycle.Name,
        Stages = call.Lifecycle.Within(Stage!),
    };

    /// <summary>Whether the query leaves instances that do not match.</summary>
    public bool IsFiltered =>
        Due is not null ? (Stage, Previous, BlockedBy, Id) != (null, null, null, null)
        : BlockedBy is not null && (Stage, Previous) != (null, null);

    /// <summary>Whether an instance is one that is looked for.</summary>
    public bool Matches(DashboardCall call, StoredInstance stored) =>
        Stages(call)?.Contains(stored.Stage) is not false
        && (Previous is null || (stored.Previous ?? "") == Previous)
        && (BlockedBy is null || stored.BlockedBy.Contains(BlockedBy))
        && (Due is not { } due || stored.UnsettledAt <= By(call, due))
        && (Id is null || stored.Id.StartsWith(Id, StringComparison.Ordinal));

    /// <summary>Where a page ends whose last instance this is.</summary>
    public string EndAt(StoredInstance stored) => Due is null
        ? stored.Id
        : DuePositions.Text(new(stored.UnsettledAt ?? DateTimeOffset.MinValue, stored.Id));

    /// <summary>Whether an instance is behind the page before.</summary>
    public bool IsBehind(StoredInstance stored) => After is null
        || (Due is null
            ? string.CompareOrdinal(stored.Id, After) > 0
            : DuePositions.Read(After, "after") is { } after
                && (stored.UnsettledAt > after.At
                    || (stored.UnsettledAt == after.At && string.CompareOrdinal(stored.Id, after.Id) > 0)));

    /// <summary>The query of a page: the same filter behind a position.</summary>
    public (string Name, string? Value)[] Behind(string? after) =>
    [
        ("stage", Stage), ("previous", Previous), ("blockedBy", BlockedBy), ("id", Id),
        ("due", Due?.ToString().ToLowerInvariant()), ("after", after),
    ];

    /// <summary>
    /// The stages as stores have them. The stage before is looked for in one, not in those within it.
    /// </summary>
    private string[]? Stages(DashboardCall call) =>
        Stage is null ? null
        : Previous is null ? call.Lifecycle.Within(Stage)
        : [Stage];

    private static DateTimeOffset By(DashboardCall call, DueWithin due) => call.Now + due switch
    {
        DueWithin.Now => TimeSpan.Zero,
        DueWithin.Week => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(30),
    };
}
