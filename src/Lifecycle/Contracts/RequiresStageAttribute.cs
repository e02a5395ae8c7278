namespace Lifecycle;

/// <summary>
/// Declares the stages that an instance must be in when a method is called: for a parameter or, on a method, for the
/// instance that it is called on. Only the analyzers read it.
/// </summary>
/// <param name="stages">The stages, as constants of the stage type.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class RequiresStageAttribute(params object[] stages) : Attribute
{
    /// <summary>The stages, as constants of the stage type.</summary>
    public IReadOnlyList<object> Stages { get; } = stages;
}
