namespace Lifecycle.Dashboard;

/// <summary>A count that ends at a limit, so that nothing has to be read for it in full. Immutable.</summary>
/// <param name="Count">The count, or the limit.</param>
/// <param name="IsMore">Whether there are more.</param>
internal readonly record struct Bounded(int Count, bool IsMore)
{
    public const int Limit = 100;

    public static Bounded Of(int found) => found > Limit ? new(Limit, true) : new(found, false);

    public override string ToString() => IsMore ? $"more than {Count}" : $"{Count}";
}
