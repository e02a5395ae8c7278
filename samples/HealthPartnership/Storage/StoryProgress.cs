namespace HealthPartnership.Storage;

/// <summary>The progress of a story. Saved in the same transaction as the changes of each step.</summary>
public sealed class StoryProgress
{
    public required string Partnership { get; init; }

    public int StepCount { get; set; }

    /// <summary>The current time in the story.</summary>
    public required DateTimeOffset Now { get; set; }
}
