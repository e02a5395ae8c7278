namespace HealthPartnership;

/// <summary>Shows the day of the story, so that the demo says the same whenever it runs.</summary>
public sealed class StoryClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
