namespace Lifecycle;

/// <summary>
/// Stage, remembered stage and version of an instance. The holder of the instance's lock writes it; any thread reads it
/// at any time.
/// </summary>
internal struct InstanceState(Position position, long version)
{
    /// <summary>The version; during a write its complement, which tells readers to retry.</summary>
    private long _version = version;

    private long _position = position.Packed;

    public Position Position => Position.Unpack(Volatile.Read(ref _position));

    public long Version => Volatile.Read(ref _version) is var version && version >= 0 ? version : ~version;

    /// <summary>Position, version and entry time of the same moment.</summary>
    /// <param name="entry">The entry time of the instance, if it keeps one.</param>
    public (Position Position, long Version, DateTimeOffset? EnteredAt) Read(EntryTime? entry)
    {
        var spin = new SpinWait();
        while (true)
        {
            var version = Volatile.Read(ref _version);
            var position = Position;
            var enteredAt = entry?.At;
            if (version >= 0 && version == Volatile.Read(ref _version))
                return (position, version, enteredAt);

            spin.SpinOnce();
        }
    }

    /// <summary>Whether the version is the highest there is, so that no more changes can be counted.</summary>
    public bool IsFull => _version == long.MaxValue;

    public bool IsAt(Position position) => _position == position.Packed;

    /// <summary>Begins a write, which <see cref="EndWrite"/> has to end; nothing in between may fail.</summary>
    public void BeginWrite() => Volatile.Write(ref _version, ~_version);

    public void EndWrite(Position position)
    {
        Volatile.Write(ref _position, position.Packed);
        Volatile.Write(ref _version, ~_version + 1);
    }
}
