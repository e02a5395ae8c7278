namespace Lifecycle.Analyzers;

/// <summary>The result of firing one trigger in a set of stages.</summary>
/// <param name="Moved">The stages that the instance may be in after a move.</param>
/// <param name="Stayed">The stages that accept the trigger without a move.</param>
/// <param name="Ignored">The stages that ignore the trigger.</param>
/// <param name="Refusing">The stages that do not permit the trigger.</param>
internal readonly record struct Transfer(StageSet Moved, StageSet Stayed, StageSet Ignored, StageSet Refusing)
{
    public StageSet Accepted => Moved | Stayed | Ignored;
}
