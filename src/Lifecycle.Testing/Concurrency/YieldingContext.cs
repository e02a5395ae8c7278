namespace Lifecycle.Testing;

/// <summary>
/// Resumes the awaits of a system on other threads, some of them late, so that callers overtake each other there. It
/// needs no thread of its own, so a system that blocks while it waits for another call is not locked up by it.
/// </summary>
internal sealed class YieldingContext(int seed) : SynchronizationContext
{
    private const int LongestSpin = 2000;

    private int _state = seed;

    public override void Post(SendOrPostCallback d, object? state)
    {
        var random = new Random(Interlocked.Increment(ref _state));
        var (yields, spins) = (random.Next(4), random.Next(LongestSpin));
        ThreadPool.UnsafeQueueUserWorkItem(
            _ =>
            {
                for (var turn = 0; turn < yields; turn++)
                    Thread.Yield();
                Thread.SpinWait(spins / 8);
                var outer = Current;
                SetSynchronizationContext(this);
                try
                {
                    d(state);
                }
                finally
                {
                    SetSynchronizationContext(outer);
                }
            },
            null);
    }

    public override SynchronizationContext CreateCopy() => this;
}
