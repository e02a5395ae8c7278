using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>A sender that stands for another.</summary>
internal interface ITypedSender
{
    Type SenderType { get; }
}

/// <summary>Gives a sender of typed events those of its type, read by the JSON options of their lifecycle.</summary>
internal sealed class TypedSender<TEvent, TSender>(IServiceProvider services) : ILifecycleEventSender, ITypedSender
    where TEvent : notnull
    where TSender : class, ILifecycleEventSender<TEvent>
{
    public Type SenderType => typeof(TSender);

    public ValueTask SendAsync(OutgoingEvent outgoing, CancellationToken cancellationToken)
    {
        if (outgoing.Type != typeof(TEvent).FullName)
            return default;

        var options = services.GetRequiredService<IOptionsMonitor<LifecycleStorageOptions>>().Get(outgoing.Lifecycle);
        var type = (JsonTypeInfo<TEvent>)options.UsedJson!.GetTypeInfo(typeof(TEvent));
        var typed = System.Text.Json.JsonSerializer.Deserialize(outgoing.Body, type)
            ?? throw new LifecycleException($"The body of event {outgoing.Key} is null. Discard the event.");
        return services.GetRequiredService<TSender>().SendAsync(typed, outgoing, cancellationToken);
    }
}
