namespace Lifecycle;

/// <summary>
/// The stages of an instance as values of an attribute over time. In OCEL 2.0 an attribute has one value at a time: of
/// the moves at one time the last counts. Where a clock ran back, the time does not, so that the order stays.
/// </summary>
internal sealed class StageTimeline
{
    private (DateTimeOffset At, string Stage)? _open;
    private string? _closed;

    /// <summary>Adds an entry.</summary>
    /// <returns>The value that no later entry can replace; <see langword="null"/> if there is none.</returns>
    public (DateTimeOffset At, string Stage)? Add(StoredEntry entry)
    {
        if (_open is not { } open)
        {
            _open = (entry.At, entry.To);
            return null;
        }

        if (entry.At <= open.At)
        {
            _open = open with { Stage = entry.To };
            return null;
        }

        if (entry.To == open.Stage)
            return null;

        var closed = Close();
        _open = (entry.At, entry.To);
        return closed;
    }

    /// <summary>The last value; <see langword="null"/> if there is none.</summary>
    public (DateTimeOffset At, string Stage)? Close()
    {
        if (_open is not { } open || open.Stage == _closed)
            return null;

        (_closed, _open) = (open.Stage, null);
        return open;
    }
}
