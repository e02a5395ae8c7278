namespace HealthPartnership.Storage;

/// <summary>How far the story of a partnership has been told. Saved together with what its steps did.</summary>
public sealed class StoryProgress
{
    public required string Partnership { get; init; }

    public int StepCount { get; set; }

    /// <summary>The time in the story.</summary>
    public required DateTimeOffset Now { get; set; }
}
