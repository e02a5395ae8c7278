namespace Lifecycle;

/// <summary>The facts of a history entry that cannot be derived when it is read. Immutable.</summary>
internal readonly struct HistoryCell<TStage, TTrigger>(
    TransitionResult<TStage, TTrigger> result, TransitionCommand command, DateTimeOffset at)
    where TStage : notnull
    where TTrigger : notnull
{
    // Few commands have a reason, so actor and reason share a field: 24 bytes, not 32.
    private readonly object? _by = command.Reason is null ? command.Actor : new Note(command.Actor, command.Reason);
    private readonly long _utcTicks = at.UtcTicks;

    public TransitionResult<TStage, TTrigger> Result { get; } = result;

    /// <summary>The entry as it is read.</summary>
    /// <param name="version">The version after an accepted fire; the version that a refused fire saw.</param>
    public HistoryEntry<TStage, TTrigger> Entry(long version)
    {
        var note = _by as Note;
        return new(
            Result, note is null ? (string?)_by : note.Actor, note?.Reason, new(_utcTicks, TimeSpan.Zero), version);
    }

    private sealed record Note(string? Actor, string Reason);
}
