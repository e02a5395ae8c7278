namespace Lifecycle;

/// <summary>The fire or dry run that evaluates criteria.</summary>
internal abstract class EvaluationScope
{
    /// <summary>
    /// Makes the scope flow with the execution context. Called before code that may outlive its call.
    /// </summary>
    public abstract void Flow();

    /// <summary>The instance whose criteria are evaluated; null once the fire or dry run has ended.</summary>
    public abstract object? Instance { get; }

    /// <summary>
    /// Whether a criterion may await the payload, because this is a dry run. In a fire, a missing payload is unmet.
    /// </summary>
    public bool MayAwaitPayload { get; protected init; }

    /// <summary>
    /// The lines of criteria evaluated in this dry run whose answers do not depend on the step; null if each gate
    /// evaluates its own.
    /// </summary>
    public Dictionary<object, CriterionLine>? Lines { get; protected init; }
}
