namespace Lifecycle;

internal static class EnumMembers
{
    /// <summary>The members of an enum, each value once; empty for any other type.</summary>
    public static IEnumerable<TKey> Of<TKey>() =>
        typeof(TKey).IsEnum
            ? Enum.GetValuesAsUnderlyingType(typeof(TKey)).Cast<object>()
                .Select(value => (TKey)Enum.ToObject(typeof(TKey), value))
                .Distinct()
            : [];
}
