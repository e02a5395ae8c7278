using Orleans.Concurrency;

namespace Lifecycle;

/// <summary>
/// The grain of one instance. Its fires wait for each other; reads do not wait. Any number of activations of one grain
/// are harmless, because every write is the store's compare-and-swap.
/// </summary>
[Alias("Lifecycle.ILifecycleGrain")]
internal interface ILifecycleGrain : IGrainWithStringKey
{
    /// <summary>Fires a trigger. Exceptions of the call are in the reply; what this throws is of the cluster.</summary>
    [Alias("Fire")]
    ValueTask<FireReply> FireAsync(FireCall call, CancellationToken cancellationToken);

    /// <summary>Reads the instance, from memory if it is recent enough there.</summary>
    /// <param name="maxStaleness">How long ago the instance may have been read or written.</param>
    /// <param name="leastToken">The least concurrency token that may be returned from memory.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The instance as <see cref="InstanceText"/>; <see langword="null"/> if there is none.</returns>
    [Alias("Read")]
    [AlwaysInterleave]
    ValueTask<string?> ReadAsync(TimeSpan maxStaleness, long leastToken, CancellationToken cancellationToken);

    /// <summary>Forgets the instance if it is older than a write that bypassed the grain.</summary>
    /// <param name="writtenToken">The concurrency token that was written.</param>
    [Alias("Forget")]
    [AlwaysInterleave]
    [OneWay]
    ValueTask ForgetAsync(long writtenToken);
}
