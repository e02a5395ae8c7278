namespace Lifecycle.Partnerships;

/// <summary>Joins names into a list as English prose has it.</summary>
internal static class Enumeration
{
    /// <summary>For example <c>the council, the trust and the charity</c>.</summary>
    /// <param name="names">At least one name.</param>
    public static string Of(IReadOnlyList<object> names) =>
        names.Count == 1 ? $"{names[0]}" : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
