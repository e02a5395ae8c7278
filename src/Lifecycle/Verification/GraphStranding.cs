namespace Lifecycle;

/// <summary>
/// Stored instances that a changed definition cannot resume without a migration. Immutable; equal by value.
/// </summary>
/// <param name="Stage">The key of the stage that they are in.</param>
/// <param name="Previous">
/// The key of the stage that they left for it; <see langword="null"/> for those that started in it and have not moved.
/// </param>
/// <param name="IsWholeStage">
/// Whether all instances in the stage are meant, wherever they came from; <paramref name="Previous"/> is then
/// <see langword="null"/>.
/// </param>
/// <param name="Message">The reason as a sentence.</param>
public sealed record GraphStranding(string Stage, string? Previous, bool IsWholeStage, string Message)
{
    /// <summary>
    /// Whether an instance is among them. No instance is among those of two strandings of a comparison.
    /// </summary>
    /// <param name="stage">The key of the stage that it is in.</param>
    /// <param name="previous">
    /// The key of the stage that it left for that; <see langword="null"/> if it has not moved.
    /// </param>
    public bool Includes(string stage, string? previous) =>
        stage == Stage && (IsWholeStage || previous == Previous);

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
