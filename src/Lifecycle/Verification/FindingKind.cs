namespace Lifecycle;

/// <summary>The kinds of probable mistakes in a definition that compiles.</summary>
public enum FindingKind
{
    /// <summary>No path leads from the initial stage to the stage, or the definition never mentions it.</summary>
    UnreachableStage = 0,

    /// <summary>A stage that can be reached, is not terminal and has no transition out of it.</summary>
    DeadEnd = 1,

    /// <summary>A stage from which no terminal stage can be reached, although the lifecycle has one.</summary>
    Trap = 2,

    /// <summary>A trigger that does nothing in any stage that can be reached.</summary>
    NeverFiringTrigger = 3,

    /// <summary>Branches without an <c>Otherwise</c>: when no condition holds, the trigger is refused.</summary>
    BranchesWithoutOtherwise = 4,

    /// <summary>Entry criteria of a stage that instances start in and no transition enters.</summary>
    CriteriaNeverEvaluated = 5,

    /// <summary>Entry actions of a stage that instances start in and no transition enters.</summary>
    ActionsNeverRun = 6,

    /// <summary>Actions of a lifecycle whose subject is a struct: each gets a copy, so its changes are lost.</summary>
    ActionsChangeCopy = 7,
}
