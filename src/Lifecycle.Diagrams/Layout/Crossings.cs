namespace Lifecycle.Diagrams;

/// <summary>Counts how often the edges cross between rows, by the order of the rows.</summary>
internal sealed class Crossings
{
    private static readonly Comparer<(int Place, int Weight)> ByPlace =
        Comparer<(int Place, int Weight)>.Create((one, other) => one.Place.CompareTo(other.Place));

    private readonly List<(int Place, int Weight)> _ends = [];
    private int[] _counts = [];

    /// <summary>The crossings below a row.</summary>
    public int Below(RowItem[] row)
    {
        _ends.Clear();
        var last = 0;
        foreach (var item in row)
        {
            var first = _ends.Count;
            foreach (var link in item.Down)
            {
                _ends.Add((link.Lower.Place, link.Weight));
                last = Math.Max(last, link.Lower.Place);
            }

            _ends.Sort(first, _ends.Count - first, ByPlace);
        }

        return Inversions(last + 1);
    }

    /// <summary>The crossings of the edges at two items, the first of which is on the left.</summary>
    public static int Between(RowItem left, RowItem right)
    {
        var count = 0;
        foreach (var one in left.Up)
        {
            foreach (var other in right.Up)
                count += one.Upper.Place > other.Upper.Place ? one.Weight * other.Weight : 0;
        }

        foreach (var one in left.Down)
        {
            foreach (var other in right.Down)
                count += one.Lower.Place > other.Lower.Place ? one.Weight * other.Weight : 0;
        }

        return count;
    }

    /// <summary>Counts pairs in the wrong order by their weights, with a binary indexed tree.</summary>
    private int Inversions(int length)
    {
        if (_counts.Length <= length)
            _counts = new int[2 * length];

        Array.Clear(_counts, 0, length + 1);
        var (inversions, seen) = (0, 0);
        foreach (var (place, weight) in _ends)
        {
            var notAfter = 0;
            for (var at = place + 1; at > 0; at -= at & -at)
                notAfter += _counts[at];

            inversions += weight * (seen - notAfter);
            seen += weight;
            for (var at = place + 1; at <= length; at += at & -at)
                _counts[at] += weight;
        }

        return inversions;
    }
}
