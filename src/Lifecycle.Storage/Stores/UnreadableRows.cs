namespace Lifecycle;

/// <summary>
/// The rows that a loop could not read: handed to its caller at once, or kept for an exception at the end. Not
/// thread-safe.
/// </summary>
internal sealed class UnreadableRows(string lifecycle, Action<UnreadableRow>? report)
{
    private readonly List<UnreadableRow> _first = [];

    public long Count { get; private set; }

    /// <summary>The first of them, if there is no one to report them to.</summary>
    public IReadOnlyList<UnreadableRow> First => _first;

    public void Add(UnreadableRow row)
    {
        Count++;
        if (report is not null)
            report(row);
        else if (_first.Count < UnreadableRowsException.MostRows)
            _first.Add(row);
    }

    /// <exception cref="UnreadableRowsException">There are rows that the caller was not told of.</exception>
    public void ThrowIfAny()
    {
        if (_first.Count > 0)
            throw new UnreadableRowsException(lifecycle, Count, _first);
    }
}
