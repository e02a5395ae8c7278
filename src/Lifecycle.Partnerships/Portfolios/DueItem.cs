namespace Lifecycle.Partnerships;

/// <summary>An item that falls due. Immutable.</summary>
/// <param name="What">What falls due.</param>
/// <param name="By">The due date.</param>
public sealed record DueItem(string What, DateTimeOffset By)
{
    /// <summary>The item and its due date.</summary>
    public override string ToString() => $"{What} by {By.Day()}";
}
