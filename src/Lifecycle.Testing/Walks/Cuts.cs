namespace Lifecycle.Testing;

/// <summary>The ranges that shrinking leaves out of a sequence.</summary>
internal static class Cuts
{
    /// <summary>Sizes up to this one are all tried, as a loop that can be left out may have any length.</summary>
    private const int EverySizeUpTo = 8;

    /// <summary>The ranges of a sequence of a length, the largest first.</summary>
    public static IEnumerable<(int From, int Size)> Of(int length) =>
        from size in Sizes(length)
        from start in Enumerable.Range(0, length - size + 1)
        select (start, size);

    /// <summary>The sizes of the ranges: all of the small ones, and halves of the large ones.</summary>
    public static IEnumerable<int> Sizes(int length)
    {
        for (var size = length; size > 0; size = size > EverySizeUpTo ? size / 2 : size - 1)
            yield return size;
    }
}
