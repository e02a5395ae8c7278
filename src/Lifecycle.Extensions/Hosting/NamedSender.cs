namespace Lifecycle;

/// <summary>A sender, with a name that tells it from the others in a store and in messages.</summary>
internal readonly record struct NamedSender(string Name, ILifecycleEventSender Sender)
{
    /// <summary>Names senders by their types. Of several with the same type, the later ones get a number.</summary>
    public static NamedSender[] Of(IEnumerable<ILifecycleEventSender> senders)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return
        [
            .. senders.Select(sender =>
            {
                var type = TypeText.Of((sender as ITypedSender)?.SenderType ?? sender.GetType());
                var count = counts[type] = counts.GetValueOrDefault(type) + 1;
                return new NamedSender(count == 1 ? type : $"{type} #{count}", sender);
            }),
        ];
    }
}
