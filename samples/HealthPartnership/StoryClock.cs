namespace HealthPartnership;

/// <summary>Shows the date of the story, so the output does not depend on when the demo runs.</summary>
public sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
