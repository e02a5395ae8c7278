namespace Lifecycle;

/// <summary>An instance as a store keeps it. Immutable.</summary>
public sealed record StoredInstance
{
    /// <summary>The name of the lifecycle; at most 200 characters.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The id of the instance, unique in its lifecycle; 1 to 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>The stage, as text.</summary>
    public required string Stage { get; init; }

    /// <summary>
    /// The stage that was left when this one was entered; <see langword="null"/> if it was never entered from another.
    /// </summary>
    public string? Previous { get; init; }

    /// <summary>How many changes were accepted.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// How often the instance was written, the first time included: also refusals and changes of the subject count.
    /// </summary>
    public required long ConcurrencyToken { get; init; }

    /// <summary>The revision of the definition by which it was written last.</summary>
    public required int DefinitionRevision { get; init; }

    /// <summary>The subject as JSON.</summary>
    public required string Subject { get; init; }

    /// <summary>How many entries its history has.</summary>
    public long EntryCount { get; init; }

    /// <summary>The hash of the last entry of its history; empty without one.</summary>
    public string Head { get; init; } = string.Empty;

    /// <summary>When triggers fall due in the stage.</summary>
    public IReadOnlyList<StoredDueDate> DueDates { get; init; } = [];

    /// <summary>The earliest due date that has not been tried; <see langword="null"/> without one.</summary>
    public DateTimeOffset? DueAt =>
        DueDates.Where(date => !date.IsTried).Select(date => (DateTimeOffset?)date.At).Min();
}
