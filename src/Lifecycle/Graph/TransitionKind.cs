using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>What a transition does to the stage.</summary>
[JsonConverter(typeof(EnumNameConverter<TransitionKind>))]
public enum TransitionKind
{
    /// <summary>Leaves the stage and enters another.</summary>
    Move = 0,

    /// <summary>Leaves the stage and enters the one that was left when it was entered.</summary>
    Return = 1,

    /// <summary>Leaves the stage and enters it again.</summary>
    ReEntry = 2,

    /// <summary>Is accepted and recorded; the stage is neither left nor entered.</summary>
    Stay = 3,

    /// <summary>Does nothing: the definition ignores the trigger.</summary>
    Ignore = 4,
}
