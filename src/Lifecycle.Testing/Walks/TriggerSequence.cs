namespace Lifecycle.Testing;

/// <summary>Triggers to fire in order, permitted or not. Immutable.</summary>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Triggers">The triggers, in the order in which they are fired.</param>
public sealed record TriggerSequence<TTrigger>(IReadOnlyList<TTrigger> Triggers)
    where TTrigger : notnull
{
    /// <summary>The triggers, separated by commas.</summary>
    public override string ToString() => string.Join(", ", Triggers);
}
