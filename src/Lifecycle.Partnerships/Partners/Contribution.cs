namespace Lifecycle.Partnerships;

/// <summary>What a partner contributes. Immutable.</summary>
/// <param name="Resources">Money, people, premises, data or knowledge.</param>
/// <param name="Role">What the partner does in the partnership.</param>
public sealed record Contribution(string Resources, string Role) : RecordPart
{
    /// <summary>What the contribution is worth; <see langword="null"/> if not stated.</summary>
    public Money? Amount { get; init; }
}
