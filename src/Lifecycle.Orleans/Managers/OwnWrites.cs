namespace Lifecycle;

/// <summary>
/// The last concurrency token that this process wrote to each instance, so that a read after it does not go back to an
/// older state. A token is remembered as long as a grain may answer from memory that is older. Thread-safe.
/// </summary>
internal sealed class OwnWrites(TimeSpan memory, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (long Token, long At)> _tokens = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long At)> _order = new();

    /// <summary>The last token that was written to an instance; 0 if none is remembered.</summary>
    public long Last(string id)
    {
        lock (_lock)
            return _tokens.TryGetValue(id, out var known) ? known.Token : 0;
    }

    /// <summary>Remembers a write.</summary>
    public void Add(string id, long token)
    {
        if (memory == TimeSpan.Zero || token == 0)
            return;

        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _tokens[id] = (Math.Max(token, _tokens.GetValueOrDefault(id).Token), now);
            _order.Enqueue((id, now));
            while (_order.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At, now) > memory)
            {
                _order.Dequeue();
                if (_tokens.TryGetValue(oldest.Id, out var known) && known.At == oldest.At)
                    _tokens.Remove(oldest.Id);
            }
        }
    }
}
