namespace Lifecycle.Partnerships;

/// <summary>Something that falls due. Immutable.</summary>
/// <param name="What">What it is.</param>
/// <param name="By">When.</param>
public sealed record DueItem(string What, DateTimeOffset By)
{
    /// <summary>What and when.</summary>
    public override string ToString() => $"{What} by {By.Day()}";
}
