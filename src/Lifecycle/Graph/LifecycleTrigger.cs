namespace Lifecycle;

/// <summary>A trigger of a <see cref="LifecycleGraph{TStage, TTrigger}"/>. Immutable.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class LifecycleTrigger<TTrigger>
    where TTrigger : notnull
{
    internal LifecycleTrigger(int index, TTrigger key, Type? payloadType)
    {
        Index = index;
        Key = key;
        BoxedKey = key;
        Name = KeyText.Of(key);
        PayloadType = payloadType;
    }

    /// <summary>The key.</summary>
    public TTrigger Key { get; }

    /// <summary>The key as text, in the invariant culture.</summary>
    public string Name { get; }

    /// <summary>The type of the payload it carries; <see langword="null"/> for none.</summary>
    public Type? PayloadType { get; }

    internal int Index { get; }

    /// <summary>Boxed once, like the keys of stages.</summary>
    internal object BoxedKey { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
