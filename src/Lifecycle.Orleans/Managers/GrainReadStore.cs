namespace Lifecycle;

/// <summary>A store that reads instances from the memory of their grains.</summary>
internal sealed class GrainReadStore(
    ILifecycleStore inner, Func<string, CancellationToken, ValueTask<string?>> read) : DelegatingStore(inner)
{
    public override async ValueTask<StoredInstance?> FindAsync(
        string lifecycle, string id, CancellationToken cancellationToken = default)
    {
        string? text;
        try
        {
            text = await read(id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The cluster does not answer, or the store failed there: the store here gives the instance or the reason.
            return await base.FindAsync(lifecycle, id, cancellationToken).ConfigureAwait(false);
        }

        return text is null ? null : InstanceText.Read(text);
    }
}
