using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// The lock of an instance: one fire at a time, in arrival order. Free, it costs one compare-and-exchange.
/// </summary>
/// <remarks>
/// Leaving is a plain write and then a read of the number of waiters. A waiter counts itself, has every processor of
/// the process complete its writes, and then reads the owner. One of the two sees the other, so the second interlocked
/// write of each fire, a third of its cost, is paid by those that wait.
/// </remarks>
internal struct InstanceLock
{
    private const int Free = 0;
    private const int Held = 1;
    private const int HeldBriefly = 2;

    /// <summary>Some ten spins, then as many times giving up the processor: a few microseconds.</summary>
    private const int SpinsBeforeWait = 20;

    private int _owner;

    /// <summary>The number of waiters, written within the lock of their <see cref="WaitingRoom"/>.</summary>
    private int _waiting;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnter() => TryEnter(Held);

    /// <summary>
    /// Enters for a few nanoseconds in which only the engine's code runs. Other callers spin meanwhile, so leaving need
    /// not look for waiters.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryEnterBriefly() => TryEnter(HeldBriefly);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LeaveBriefly() => Volatile.Write(ref _owner, Free);

    /// <summary>Hands the lock to the caller that has waited longest, or frees it.</summary>
    /// <param name="instance">The instance whose lock this is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(object instance)
    {
        Volatile.Write(ref _owner, Free);
        if (Volatile.Read(ref _waiting) != 0)
            TryHandOver(instance);
    }

    /// <summary>Enters, or returns the turn whose task completes when the caller holds the lock.</summary>
    /// <param name="instance">The instance whose lock this is.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public WaitingRoom.Turn? EnterOrWait(object instance, CancellationToken cancellationToken)
    {
        // Most fires end before a caller that waits could be woken, and the first that waits pays for a barrier.
        var spin = new SpinWait();
        while (Volatile.Read(ref _waiting) == 0 && (Volatile.Read(ref _owner) != Held || spin.Count < SpinsBeforeWait))
        {
            if (TryEnter())
                return null;

            spin.SpinOnce(sleep1Threshold: -1);
        }

        var turn = WaitingRoom.Of(instance).Add(instance, ref _waiting, out var isFirst);

        // Those who come later are seen by the caller that lets in the first.
        if (isFirst)
            Interlocked.MemoryBarrierProcessWide();

        TryHandOver(instance);
        turn.CancelBy(cancellationToken);
        return turn;
    }

    /// <summary>Takes back a turn that was cancelled, whose fire before it may never end.</summary>
    /// <param name="instance">The instance whose lock this is.</param>
    /// <param name="turn">The turn.</param>
    public void TakeBack(object instance, WaitingRoom.Turn turn) =>
        WaitingRoom.Of(instance).Remove(instance, turn, ref _waiting);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryEnter(int owner) =>
        Volatile.Read(ref _waiting) == 0 && Interlocked.CompareExchange(ref _owner, owner, Free) == Free;

    /// <summary>Hands the lock over if it is free. Otherwise its holder does when it leaves.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void TryHandOver(object instance)
    {
        var spin = new SpinWait();
        do
        {
            int owner;

            // A brief holder does not look for waiters.
            while ((owner = Interlocked.CompareExchange(ref _owner, Held, Free)) == HeldBriefly)
                spin.SpinOnce();

            if (owner == Held || WaitingRoom.Of(instance).TryBeginNext(instance, ref _waiting))
                return;

            Volatile.Write(ref _owner, Free);
        }
        while (Volatile.Read(ref _waiting) != 0);
    }
}
