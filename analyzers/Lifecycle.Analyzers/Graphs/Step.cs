namespace Lifecycle.Analyzers;

/// <summary>What may come of a trigger that is fired in one of several stages.</summary>
/// <param name="Moved">The stages that an instance may stand in once it moved.</param>
/// <param name="Stayed">Those it may stand in once the trigger was accepted without a move.</param>
/// <param name="Ignored">Those it may stand in where the trigger is ignored.</param>
/// <param name="Refusing">The stages that have no answer to the trigger.</param>
internal readonly record struct Step(StageSet Moved, StageSet Stayed, StageSet Ignored, StageSet Refusing)
{
    public StageSet Accepted => Moved | Stayed | Ignored;
}
