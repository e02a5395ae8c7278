namespace Lifecycle;

/// <summary>The store of calls that do not go through a grain. It notes what they write.</summary>
internal sealed class OwnWritesStore(ILifecycleStore inner, Action<StoredInstance> written) : DelegatingStore(inner)
{
    public override async ValueTask<StoreOutcome> WriteAsync(
        StoreWrite write, CancellationToken cancellationToken = default)
    {
        var outcome = await base.WriteAsync(write, cancellationToken).ConfigureAwait(false);
        if (outcome == StoreOutcome.Written)
            written(write.Instance);

        return outcome;
    }
}
