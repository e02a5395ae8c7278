namespace Lifecycle.Dashboard;

/// <summary>A page of a list. Immutable.</summary>
/// <param name="Items">What is on the page.</param>
/// <param name="IsFirst">Whether it is the first page.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> if there is none.</param>
internal sealed record Slice<T>(IReadOnlyList<T> Items, bool IsFirst, string? Next)
{
    /// <param name="found">What was found: one more than a page has room for, if there is more.</param>
    /// <param name="size">How many a page has room for.</param>
    /// <param name="after">Where the page begins; <see langword="null"/> for the first.</param>
    /// <param name="endAt">Where a page ends whose last item this is.</param>
    public static Slice<T> Of(IReadOnlyList<T> found, int size, string? after, Func<T, string> endAt) => new(
        [.. found.Take(size)], after is null, found.Count > size ? endAt(found[size - 1]) : null);

    /// <summary>Why the page cannot be read; <see langword="null"/> if it can.</summary>
    public string? Problem { get; init; }

    /// <summary>How many there are, as far as the page tells.</summary>
    public string Count => (IsFirst, Next) switch
    {
        (true, null) => Html.Number(Items.Count),
        (true, _) => $"the first {Items.Count}",
        (_, null) => $"the last {Items.Count}",
        _ => $"{Items.Count} more",
    };
}
