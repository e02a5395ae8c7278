namespace Lifecycle;

/// <summary>
/// A position among instances that are ordered by when they fall due, those of one instant by id. Immutable; equal by
/// value.
/// </summary>
/// <param name="At">When the instance falls due.</param>
/// <param name="Id">Its id; empty for the position before every instance of that instant.</param>
public readonly record struct DuePosition(DateTimeOffset At, string Id);
