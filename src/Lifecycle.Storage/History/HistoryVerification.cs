namespace Lifecycle;

/// <summary>The result of checking a stored history. Immutable.</summary>
/// <param name="EntryCount">How many entries were checked.</param>
/// <param name="Faults">Every difference from what was written; empty if there is none.</param>
public sealed record HistoryVerification(long EntryCount, IReadOnlyList<string> Faults)
{
    /// <summary>Whether every entry is as it was written, in order, and none is missing.</summary>
    public bool IsWhole => Faults.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => IsWhole ? $"{EntryCount} entries, whole." : string.Join('\n', Faults);
}
