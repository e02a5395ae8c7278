namespace Lifecycle;

/// <summary>What the check of a stored history found. Immutable.</summary>
/// <param name="EntryCount">How many entries were checked.</param>
/// <param name="Faults">What is not as it was written; empty where everything is.</param>
public sealed record HistoryVerification(long EntryCount, IReadOnlyList<string> Faults)
{
    /// <summary>Whether every entry is what was written, none is missing, and all are in their order.</summary>
    public bool IsWhole => Faults.Count == 0;

    /// <inheritdoc/>
    public override string ToString() => IsWhole ? $"{EntryCount} entries, whole." : string.Join('\n', Faults);
}
