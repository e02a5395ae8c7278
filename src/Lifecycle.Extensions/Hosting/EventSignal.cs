using System.Threading.Channels;

namespace Lifecycle;

/// <summary>
/// Wakes the service that sends the events of a lifecycle when this process has stored one. Thread-safe.
/// </summary>
internal sealed class EventSignal
{
    private readonly Channel<bool> _set = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Ends the present wait, or else the next one.</summary>
    public void Set() => _set.Writer.TryWrite(true);

    /// <summary>Forgets what was set so far.</summary>
    public void Reset() => _set.Reader.TryRead(out _);

    /// <summary>Waits until it is set, or a time has passed.</summary>
    public async Task WaitAsync(TimeSpan interval, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var set = _set.Reader.WaitToReadAsync(either.Token).AsTask();
        var passed = Task.Delay(interval, clock, either.Token);
        await Task.WhenAny(set, passed).ConfigureAwait(false);

        // Ends the other wait.
        await either.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(set, passed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
