using System.Text.Json;

namespace Lifecycle;

/// <summary>Maps the events of steps to what a store keeps. Immutable.</summary>
/// <param name="json">How events are written as JSON; <see langword="null"/> if none are expected.</param>
internal sealed class EventMapper(JsonSerializerOptions? json)
{
    /// <summary>The events of each step. Every step that is not ignored has an entry, in the same order.</summary>
    /// <exception cref="LifecycleException">An event cannot be written as JSON.</exception>
    public OutgoingEvent[] Of<TStage, TTrigger>(StoreWrite write, TransitionResult<TStage, TTrigger> result)
        where TStage : notnull
        where TTrigger : notnull =>
        [
            .. result.FollowUps
                .Prepend(result)
                .Where(step => step.Outcome != TransitionOutcome.Ignored)
                .Zip(write.Entries)
                .SelectMany(step => step.First.Events.Select(
                    (each, order) => new OutgoingEvent
                    {
                        Key = KeyOf(write.Instance, step.Second, order),
                        Lifecycle = write.Instance.Lifecycle,
                        InstanceId = write.Instance.Id,
                        Type = each.GetType().FullName!,
                        Body = Write(each),
                        At = step.Second.At,
                    })),
        ];

    /// <summary>
    /// Keys are no longer than ids, because a receiver may use one as an id. The hash tells the events of an instance
    /// from those of an earlier one with its id, which was deleted.
    /// </summary>
    private static string KeyOf(StoredInstance instance, StoredEntry entry, int order)
    {
        var (lifecycle, id) = (Uri.EscapeDataString(instance.Lifecycle), Uri.EscapeDataString(instance.Id));
        var key = $"{lifecycle}/{id}/{entry.Number}/{order}/{entry.Hash.AsSpan(0, 8)}";
        return key.Length <= StoreLimits.LongestId ? key : HistoryChain.Digest(key);
    }

    private string Write(object outgoing)
    {
        var type = outgoing.GetType();
        try
        {
            if (json?.TryGetTypeInfo(type, out var info) == true)
                return StoredJson.Write(outgoing, info);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new LifecycleException(
                OneLineText.Of($"An event of type {TypeText.Of(type)} cannot be written: {exception.Message}"),
                exception);
        }

        throw new LifecycleException(
            $"An event of type {TypeText.Of(type)} cannot be written: no JSON type info for it. "
                + "Set `Json` in the manager's options to options whose `TypeInfoResolver` describes it.");
    }
}
