namespace Lifecycle;

/// <summary>
/// When an instance entered its stage. Beside the instance, since most instances without a history need none. It is
/// written while the state of the instance is.
/// </summary>
internal class EntryTime(DateTimeOffset at)
{
    private long _utcTicks = at.UtcTicks;

    public DateTimeOffset At => new(Volatile.Read(ref _utcTicks), TimeSpan.Zero);

    public void Set(DateTimeOffset at) => Volatile.Write(ref _utcTicks, at.UtcTicks);
}
