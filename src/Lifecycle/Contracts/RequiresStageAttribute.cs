namespace Lifecycle;

/// <summary>
/// Says in which stages an instance has to stand when it is handed to a method: the contract of a parameter or, on a
/// method, of the instance it is called on.
/// </summary>
/// <param name="stages">The stages, as constants of the stage type.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Method)]
public sealed class RequiresStageAttribute(params object[] stages) : Attribute
{
    /// <summary>The stages, as constants of the stage type.</summary>
    public IReadOnlyList<object> Stages { get; } = stages;
}
