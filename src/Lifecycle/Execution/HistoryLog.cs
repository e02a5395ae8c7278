using System.Collections;

namespace Lifecycle;

/// <summary>
/// The entries of one instance. One writer at a time appends; readers see the entries present when they look.
/// </summary>
internal sealed class HistoryLog<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private HistoryEntry<TStage, TTrigger>[] _entries = [];
    private int _count;

    /// <summary>Ensures that the next <see cref="Append"/> cannot fail.</summary>
    public void MakeRoom()
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(4, _count * 2));
    }

    public void Append(HistoryEntry<TStage, TTrigger> entry)
    {
        _entries[_count] = entry;
        Volatile.Write(ref _count, _count + 1);
    }

    public IReadOnlyList<HistoryEntry<TStage, TTrigger>> Read()
    {
        // The count first: an array read after it is at least as long.
        var count = Volatile.Read(ref _count);
        return new View(Volatile.Read(ref _entries), count);
    }

    private sealed class View(HistoryEntry<TStage, TTrigger>[] entries, int count)
        : IReadOnlyList<HistoryEntry<TStage, TTrigger>>
    {
        public int Count => count;

        public HistoryEntry<TStage, TTrigger> this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
                return entries[index];
            }
        }

        public IEnumerator<HistoryEntry<TStage, TTrigger>> GetEnumerator() => entries.Take(count).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
