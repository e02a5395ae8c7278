namespace Lifecycle.Partnerships;

/// <summary>Joins names into a list as English prose has it.</summary>
internal static class Enumeration
{
    /// <summary>The names as a list; empty if there is none.</summary>
    public static string OrNone(IReadOnlyList<object> names) => names.Count == 0 ? "" : Of(names);

    /// <summary>For example <c>the council, the trust and the charity</c>.</summary>
    /// <param name="names">At least one name.</param>
    public static string Of(IReadOnlyList<object> names) =>
        names.Count == 1 ? $"{names[0]}" : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
