using System.Collections;

namespace Lifecycle;

/// <summary>
/// The entries of one instance, in cells of 24 bytes and in chunks that never move. The entries themselves are made
/// when they are read. One writer at a time appends; readers see the entries present when they look. An instance with
/// entries keeps its entry time here too.
/// </summary>
internal sealed class HistoryLog<TStage, TTrigger>(DateTimeOffset enteredAt) : EntryTime(enteredAt)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int FirstChunk = 4;
    private const int LargestChunk = 64;

    private Chunk? _last;
    private long _count;

    /// <summary>Ensures that the next <see cref="Append"/> cannot fail, and drops what exceeds the limit.</summary>
    /// <param name="version">The version before the next entry.</param>
    /// <param name="limit">The number of entries to keep at least; null for all.</param>
    public void MakeRoom(long version, int? limit)
    {
        if (_last is null)
            _last = new(before: null, start: 0, version, FirstChunk);
        else if (_count == _last.End)
            _last = new(_last, _count, version, Math.Min(LargestChunk, _last.Cells.Length * 3 / 2));
        else
            return;

        if (limit is { } most)
            Drop(_count - most);
    }

    public void Append(in HistoryCell<TStage, TTrigger> cell)
    {
        _last!.Cells[_count - _last.Start] = cell;
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>The entries present now, oldest first.</summary>
    /// <param name="limit">The number of latest entries to read; null for all.</param>
    public IReadOnlyList<HistoryEntry<TStage, TTrigger>> Read(int? limit)
    {
        // The count first: a chunk read after it is the last or a later one.
        var count = Volatile.Read(ref _count);
        if (count == 0)
            return [];

        var chunks = new Stack<Chunk>();
        var start = Math.Max(0, count - (limit ?? count));
        for (var chunk = Volatile.Read(ref _last); chunk is not null && chunk.End > start; chunk = chunk.Before)
        {
            if (chunk.Start < count)
                chunks.Push(chunk);
        }

        // Where the writer dropped a chunk meanwhile, the entries begin with the oldest that is left.
        return new View([.. chunks], Math.Max(start, chunks.Peek().Start), count);
    }

    /// <summary>Drops the chunks that hold only entries before a number.</summary>
    private void Drop(long start)
    {
        var chunk = _last!;
        while (chunk.Before is { } before && before.End > start)
            chunk = before;

        chunk.Before = null;
    }

    private sealed class Chunk(Chunk? before, long start, long version, int size)
    {
        public readonly HistoryCell<TStage, TTrigger>[] Cells = new HistoryCell<TStage, TTrigger>[size];

        /// <summary>The version before its first entry.</summary>
        public readonly long Version = version;

        public readonly long Start = start;

        public volatile Chunk? Before = before;

        public long End => Start + Cells.Length;
    }

    private sealed class View(Chunk[] chunks, long start, long end) : IReadOnlyList<HistoryEntry<TStage, TTrigger>>
    {
        private HistoryEntry<TStage, TTrigger>[]? _entries;

        public int Count => checked((int)(end - start));

        public HistoryEntry<TStage, TTrigger> this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index);
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
                return Entries()[index];
            }
        }

        public IEnumerator<HistoryEntry<TStage, TTrigger>> GetEnumerator() => Entries().AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Makes the entries on the first read. Two threads may make them twice; one array stays.</summary>
        private HistoryEntry<TStage, TTrigger>[] Entries()
        {
            if (Volatile.Read(ref _entries) is { } made)
                return made;

            var entries = new HistoryEntry<TStage, TTrigger>[Count];
            foreach (var chunk in chunks)
            {
                var version = chunk.Version;
                for (var index = chunk.Start; index < Math.Min(end, chunk.End); index++)
                {
                    ref readonly var cell = ref chunk.Cells[index - chunk.Start];
                    version += cell.Result.Accepted ? 1 : 0;
                    if (index >= start)
                        entries[index - start] = cell.Entry(version);
                }
            }

            return Interlocked.CompareExchange(ref _entries, entries, null) ?? entries;
        }
    }
}
