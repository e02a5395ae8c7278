namespace Lifecycle;

/// <summary>Which exception a <see cref="CallFailure"/> stands for.</summary>
[GenerateSerializer]
[Alias("Lifecycle.FailureKind")]
internal enum FailureKind
{
    Other = 0,
    NotFound = 1,
    Exists = 2,
    CommandReused = 3,
    Stranded = 4,
    Refused = 5,
    NotPermitted = 6,
    Conflict = 7,
    Store = 8,
    FollowUp = 9,
    Cancelled = 10,
    Lifecycle = 11,
    Reentrant = 12,
    Argument = 13,
}
