namespace Lifecycle.Partnerships;

/// <summary>A milestone of the delivery plan. Immutable.</summary>
/// <param name="Name">What must be done.</param>
/// <param name="By">The due date.</param>
public sealed record Milestone(string Name, DateOnly By) : RecordPart
{
    /// <summary>The day on which it was reached; <see langword="null"/> until then.</summary>
    public DateOnly? ReachedOn { get; init; }
}
