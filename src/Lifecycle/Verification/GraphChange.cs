namespace Lifecycle;

/// <summary>A difference between two definitions. Immutable; equal by value.</summary>
/// <param name="Kind">What has happened to it.</param>
/// <param name="Element">What it is.</param>
/// <param name="Name">Its name: a key, the id of a criterion, or the stage and the trigger of a transition.</param>
/// <param name="Message">The difference as a sentence.</param>
public sealed record GraphChange(GraphChangeKind Kind, GraphElement Element, string Name, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
