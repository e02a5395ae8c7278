namespace Lifecycle;

/// <summary>
/// An instance was fired from inside its own criterion or action, where waiting for the lock would never end.
/// </summary>
public sealed class ReentrantFireException : LifecycleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, to what, what was expected, and what to do.</param>
    public ReentrantFireException(string message)
        : base(message)
    {
    }

    internal ReentrantFireException(string trigger, string stage)
        : base($"{trigger} was fired from inside a criterion or action of the same instance, which is in {stage}. "
            + "In an action, call context.Then(trigger) to fire it next. A criterion must not fire.")
    {
    }
}
