namespace Lifecycle.Partnerships;

/// <summary>Names things as prose does.</summary>
internal static class Enumeration
{
    /// <summary>For example <c>the council, the trust and the charity</c>.</summary>
    /// <param name="things">At least one thing.</param>
    public static string Of(IReadOnlyList<object> things) =>
        things.Count == 1 ? $"{things[0]}" : $"{string.Join(", ", things.SkipLast(1))} and {things[^1]}";
}
