using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>The outcome of firing a trigger, or of a start.</summary>
[JsonConverter(typeof(EnumNameConverter<TransitionOutcome>))]
public enum TransitionOutcome
{
    /// <summary>The stage has no transition for the trigger. Nothing changed.</summary>
    NotPermitted = 0,

    /// <summary>The gate is closed: at least one entry criterion blocks. Nothing changed.</summary>
    Refused = 1,

    /// <summary>
    /// The instance left its stage and entered the target, which may be the same stage entered again.
    /// </summary>
    Moved = 2,

    /// <summary>The trigger was accepted and recorded, and the stage was neither left nor entered.</summary>
    Stayed = 3,

    /// <summary>The stage ignores the trigger by definition. Nothing changed.</summary>
    Ignored = 4,

    /// <summary>The instance has changed since the version that the caller saw. Nothing changed.</summary>
    Conflict = 5,

    /// <summary>A new subject started in the initial stage. Only the report of a start has this outcome.</summary>
    Started = 6,

    /// <summary>
    /// The payload decides which branch is taken, and the branches have different stages or outcomes. Only the report
    /// of a dry run without the payload has this outcome. It passes: nothing known blocks at least one of the
    /// branches, and what blocks others awaits the payload.
    /// </summary>
    Undecided = 7,
}
