namespace Lifecycle.Testing;

/// <summary>Triggers in an order, permitted or not. Immutable.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Triggers">The triggers.</param>
public sealed record TriggerSequence<TTrigger>(IReadOnlyList<TTrigger> Triggers)
    where TTrigger : notnull
{
    /// <summary>The triggers.</summary>
    public override string ToString() => string.Join(", ", Triggers);
}
