using Orleans.Concurrency;

namespace Lifecycle;

/// <summary>
/// The grain of one instance. Fires and turns wait for each other; reads do not wait. Any number of activations of one
/// grain are harmless, because every write is the store's compare-and-swap.
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
    ValueTask<string?> ReadAsync(TimeSpan maxStaleness, long leastToken, CancellationToken cancellationToken);

    /// <summary>
    /// Waits for the turn of a caller who changes the instance in the store. Until the turn ends, fires and other turns
    /// wait. It ends after <see cref="LifecycleGrain.LongestTurn"/> at the latest, as for a caller that was killed.
    /// </summary>
    /// <param name="ticket">Identifies the turn.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    [Alias("TakeTurn")]
    ValueTask TakeTurnAsync(Guid ticket, CancellationToken cancellationToken);

    /// <summary>Ends a turn, and forgets the instance, which may have been changed.</summary>
    /// <param name="ticket">Identifies the turn. It may have ended already.</param>
    [Alias("EndTurn")]
    [OneWay]
    ValueTask EndTurnAsync(Guid ticket);
}
