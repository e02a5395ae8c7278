namespace Lifecycle.Diagrams;

/// <summary>
/// Takes one edge after the other out of the rows, and puts it back where it crosses the fewest others: the best way
/// through all rows at once, which exchanges in single rows do not find.
/// </summary>
internal sealed class EdgeReinsertion(Rows rows, RowOrder order)
{
    /// <summary>A place in a row where an edge may pass.</summary>
    /// <param name="At">Twice the place, less one: between two items.</param>
    /// <param name="Index">The index among the parts of its slot.</param>
    private readonly record struct Gap(int At, int Index);

    private readonly RowLink[][] _links =
    [
        .. rows.All.Select((_, row) => rows.All[row].Items().SelectMany(item => item.Down).ToArray()),
    ];

    /// <returns>Whether there are fewer crossings.</returns>
    public bool Run()
    {
        var isBetter = false;
        foreach (var chain in rows.Chains)
        {
            if (chain.Links.Count > 1)
                isBetter |= Reinsert(chain);
        }

        return isBetter;
    }

    private bool Reinsert(EdgeChain chain)
    {
        var items = chain.Links.SkipLast(1).Select(link => link.Lower).ToArray();
        var slots = Array.ConvertAll(items, rows.SlotOf);
        var before = items
            .Zip(slots, (item, slot) => new Gap((2 * item.Place) - 1, slot.Parts.IndexOf(item)))
            .ToArray();
        for (var index = 0; index < items.Length; index++)
        {
            slots[index].Parts.RemoveAt(before[index].Index);
            order.Renumber(items[index].Row);
        }

        var (first, last) = (2 * chain.Links[0].Upper.Place, 2 * chain.Links[^1].Lower.Place);
        var old = CrossingsOf(chain, before, first, last);
        var gaps = slots
            .Zip(before, (slot, gap) => old == 0 || slot.Parts.Count == 0 ? [gap] : GapsIn(slot))
            .ToArray();
        var cost = gaps[0].Select(gap => Crossings(chain.Links[0], first, gap.At)).ToArray();
        var ways = new int[items.Length][];
        for (var index = 1; index < items.Length; index++)
        {
            var link = chain.Links[index];
            var next = new int[gaps[index].Length];
            ways[index] = new int[next.Length];
            for (var to = 0; to < next.Length; to++)
            {
                next[to] = int.MaxValue;
                for (var from = 0; from < cost.Length; from++)
                {
                    var sum = cost[from] >= next[to] ? int.MaxValue
                        : cost[from] + Crossings(link, gaps[index - 1][from].At, gaps[index][to].At);
                    if (sum < next[to])
                        (next[to], ways[index][to]) = (sum, from);
                }
            }

            cost = next;
        }

        for (var from = 0; from < cost.Length; from++)
            cost[from] += Crossings(chain.Links[^1], gaps[^1][from].At, last);

        var best = Array.IndexOf(cost, cost.Min());
        for (var index = items.Length - 1; index >= 0; index--)
        {
            var gap = cost.Min() < old ? gaps[index][best] : before[index];
            slots[index].Parts.Insert(gap.Index, items[index]);
            order.Renumber(items[index].Row);
            best = index > 0 ? ways[index][best] : 0;
        }

        return cost.Min() < old;
    }

    private int CrossingsOf(EdgeChain chain, Gap[] gaps, int first, int last)
    {
        var (count, from) = (0, first);
        for (var index = 0; index < gaps.Length; index++)
        {
            count += Crossings(chain.Links[index], from, gaps[index].At);
            from = gaps[index].At;
        }

        return count + Crossings(chain.Links[^1], from, last);
    }

    private static Gap[] GapsIn(Slot slot)
    {
        var gaps = new List<Gap>();
        var at = Slot.ItemsOf(slot.Parts[0]).First().Place;
        for (var index = 0; index <= slot.Parts.Count; index++)
        {
            var isBeforeFirst = index < slot.Parts.Count
                && slot.Parts[index] is RowItem { IsTitle: true } or RowItem { Side: RowSide.Left };
            var isBehindLast = index > 0 && slot.Parts[index - 1] is RowItem { Side: RowSide.Right };
            if (!isBeforeFirst && !isBehindLast)
                gaps.Add(new((2 * at) - 1, index));

            if (index < slot.Parts.Count)
                at += Slot.ItemsOf(slot.Parts[index]).Count();
        }

        return [.. gaps];
    }

    /// <summary>How many other edges cross a part of an edge. Edges that meet at a node do not cross there.</summary>
    private int Crossings(RowLink own, int from, int to)
    {
        var count = 0;
        foreach (var link in _links[own.Upper.Row])
        {
            if (link == own)
                continue;

            var left = (2 * link.Upper.Place) - from;
            var right = (2 * link.Lower.Place) - to;
            count += (left ^ right) < 0 && left != 0 && right != 0 ? link.Weight : 0;
        }

        return count;
    }
}
