namespace Lifecycle;

/// <summary>What a transition does with the stage.</summary>
public enum TransitionKind
{
    /// <summary>Leaves the stage and enters another.</summary>
    Move = 0,

    /// <summary>Leaves the stage and enters the one that was left when it was entered.</summary>
    Return = 1,

    /// <summary>Leaves the stage and enters it again.</summary>
    ReEntry = 2,

    /// <summary>Is accepted and recorded, without leaving or entering anything.</summary>
    Stay = 3,

    /// <summary>Does nothing, by definition.</summary>
    Ignore = 4,
}
