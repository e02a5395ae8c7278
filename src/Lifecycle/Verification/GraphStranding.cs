namespace Lifecycle;

/// <summary>
/// Stored instances that a changed definition cannot resume without a migration. Immutable; equal by value.
/// </summary>
/// <param name="Stage">The key of the stage that they are in.</param>
/// <param name="Previous">
/// The key of the stage that they left for it; <see langword="null"/> for any, or for none.
/// </param>
/// <param name="Message">The reason as a sentence.</param>
public sealed record GraphStranding(string Stage, string? Previous, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
