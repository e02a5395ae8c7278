namespace Lifecycle;

/// <summary>
/// An instance was fired from inside its own criterion or action, where waiting for the turn would never end.
/// </summary>
public sealed class ReentrantFireException : LifecycleException
{
    internal ReentrantFireException(string? trigger, string stage)
        : base($"{trigger} was fired from inside a criterion or action of the same instance, which stands in {stage}. "
            + "In an action, say context.Then(trigger) to have it fired next; a criterion fires nothing.")
    {
    }
}
