using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// An instance as it was last read or written. It may be out of date: a write that starts from it then conflicts.
/// Thread-safe.
/// </summary>
internal sealed class InstanceCache(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private StoredInstance? _instance;
    private long _knownAt;
    private int _forgotten;

    /// <summary>The instance, however old; <see langword="null"/> if none is kept.</summary>
    public StoredInstance? Instance
    {
        get
        {
            lock (_lock)
                return _instance;
        }
    }

    /// <summary>Begins to read or write. What is read before the instance is forgotten is not kept after it.</summary>
    public (long At, int Forgotten) Begin()
    {
        lock (_lock)
            return (clock.GetTimestamp(), _forgotten);
    }

    /// <summary>The instance, if it is recent enough.</summary>
    public bool TryGet(
        TimeSpan maxStaleness, long leastToken, [NotNullWhen(returnValue: true)] out StoredInstance? instance)
    {
        lock (_lock)
        {
            instance = _instance is { } kept
                && kept.ConcurrencyToken >= leastToken
                && clock.GetElapsedTime(_knownAt) <= maxStaleness
                ? kept
                : null;
            return instance is not null;
        }
    }

    /// <summary>Keeps what was read or written, unless something newer is kept.</summary>
    public void Keep(StoredInstance instance, (long At, int Forgotten) since)
    {
        lock (_lock)
        {
            if (since.Forgotten != _forgotten || _instance?.ConcurrencyToken > instance.ConcurrencyToken)
                return;

            _knownAt = _instance?.ConcurrencyToken == instance.ConcurrencyToken
                ? Math.Max(_knownAt, since.At)
                : since.At;
            _instance = instance;
        }
    }

    /// <summary>Forgets the instance.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _instance = null;
            _forgotten++;
        }
    }
}
