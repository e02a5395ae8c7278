namespace Lifecycle.Partnerships;

/// <summary>One fact that was recorded: when, by whom, and the value before. Immutable.</summary>
/// <param name="What">What was recorded, for example <c>risk</c> or <c>delivery plan</c>.</param>
/// <param name="At">When it was recorded.</param>
public sealed record RecordedChange(string What, DateTimeOffset At) : RecordPart
{
    /// <summary>Which one, for example the description of the risk; <see langword="null"/> where there is only
    /// one.</summary>
    public string? Item { get; init; }

    /// <summary>Who recorded it (<see cref="Partnership.RecordAs"/>); <see langword="null"/> if not named.</summary>
    public string? By { get; init; }

    /// <summary>The value before, as JSON; <see langword="null"/> if there was none.</summary>
    public string? Before { get; init; }
}
