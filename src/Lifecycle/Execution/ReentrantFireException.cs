namespace Lifecycle;

/// <summary>
/// An instance was fired from inside its own criterion or action, where waiting for the lock would never end, or
/// evaluated from inside its own criterion, which would evaluate itself without end.
/// </summary>
public sealed class ReentrantFireException : LifecycleException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What happened, to what, what was expected, and what to do.</param>
    public ReentrantFireException(string message)
        : base(OneLineText.Of(message))
    {
    }

    internal static ReentrantFireException Fired(string trigger, string stage) => new(
        $"{trigger} was fired from inside a criterion or action of the same instance, which is in {stage}. "
            + "In an action, call context.Then(trigger) to fire it next. A criterion must not fire.");

    internal static ReentrantFireException Evaluated(string stage) => new(
        $"The instance, which is in {stage}, was evaluated from inside one of its own criteria or conditions. "
            + "A criterion reads the subject and must not evaluate its own instance.");
}
