namespace Lifecycle.Testing;

/// <summary>Cuts off calls to a system that does not answer. Thread-safe.</summary>
internal sealed class TimeLimit(TimeSpan timeout, TimeProvider timeProvider)
{
    /// <summary>A failure shrinks through so many hangs, since each costs a time-out.</summary>
    public const int MostHangs = 5;

    /// <summary>Makes a call on another thread, so that even one that blocks its thread can be cut off.</summary>
    /// <exception cref="HungException">The time-out has elapsed.</exception>
    public async Task<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call)
    {
        using var source = new CancellationTokenSource(timeout, timeProvider);
        try
        {
            return await Task
                .Run(() => call(source.Token).AsTask(), CancellationToken.None)
                .WaitAsync(source.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            throw new HungException(timeout);
        }
    }
}
