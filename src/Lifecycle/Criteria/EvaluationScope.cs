namespace Lifecycle;

/// <summary>The fire or dry run that evaluates criteria.</summary>
internal abstract class EvaluationScope
{
    /// <summary>
    /// Makes the scope flow with the execution context. Called before code that may outlive its call.
    /// </summary>
    public abstract void Flow();
}
