namespace Lifecycle.Diagrams;

/// <summary>
/// Orders each row by the mean place of its neighbours in the row before it. Clusters stay together, and clusters that
/// are side by side keep the order that they have in the row before: Sander's layered layout of compound graphs.
/// </summary>
internal sealed class Sweep(RowOrder order)
{
    private const double First = -2;
    private const double Second = -1;
    private const double Last = double.MaxValue;

    private readonly Dictionary<LayoutBox, int> _placeBefore = [];

    /// <param name="isDown">Whether to go down the page.</param>
    /// <param name="reversesTies">Whether what wants to be at the same place changes order.</param>
    public void Run(bool isDown, bool reversesTies)
    {
        for (var index = 1; index < order.Rows.Count; index++)
        {
            var row = isDown ? index : order.Rows.Count - 1 - index;
            ReadClusters(isDown ? row - 1 : row + 1);
            Wish(order.Rows[row], isDown);
            Sort(order.Rows[row], reversesTies);
            order.Renumber(row);
        }
    }

    private void ReadClusters(int row)
    {
        _placeBefore.Clear();
        if (order.SlotsIn(row).Length > 1)
            Read(order.Rows[row]);

        void Read(Slot slot)
        {
            foreach (var part in slot.Parts)
            {
                if (part is Slot inner)
                {
                    _placeBefore[inner.Cluster!] = _placeBefore.Count;
                    Read(inner);
                }
            }
        }
    }

    private static void Wish(Slot slot, bool isDown)
    {
        foreach (var part in slot.Parts)
        {
            if (part is RowItem item)
            {
                var links = isDown ? item.Up : item.Down;
                var sum = 0.0;
                foreach (var link in links)
                    sum += (isDown ? link.Upper : link.Lower).Place;

                item.Wish = item switch
                {
                    { Side: RowSide.Left } => First,
                    { IsTitle: true } => Second,
                    { Side: RowSide.Right } => Last,
                    _ => links.Count == 0 ? double.NaN : sum / links.Count,
                };
            }
            else
            {
                Wish((Slot)part, isDown);
            }
        }

        var (total, count) = (0.0, 0);
        foreach (var part in slot.Parts)
        {
            if (part.Wish is >= 0 and < Last)
                (total, count) = (total + part.Wish, count + 1);
        }

        slot.Wish = count == 0 ? double.NaN : total / count;
    }

    private void Sort(Slot slot, bool reversesTies)
    {
        StayBehindNeighbours(slot.Parts);
        KeepClustersInOrder(slot.Parts);
        if (reversesTies)
            slot.Parts.Reverse();

        SortByWish(slot.Parts);
        foreach (var part in slot.Parts)
        {
            if (part is Slot inner)
                Sort(inner, reversesTies);
        }
    }

    /// <summary>By insertion, which keeps the order of ties. Most rows are nearly in order.</summary>
    private static void SortByWish(List<RowPart> parts)
    {
        for (var index = 1; index < parts.Count; index++)
        {
            var part = parts[index];
            var place = index;
            for (; place > 0 && parts[place - 1].Wish > part.Wish; place--)
                parts[place] = parts[place - 1];

            parts[place] = part;
        }
    }

    /// <summary>What has no neighbours in the row before stays behind what it is behind.</summary>
    private static void StayBehindNeighbours(List<RowPart> parts)
    {
        var last = 0.0;
        foreach (var part in parts)
        {
            if (double.IsNaN(part.Wish))
                part.Wish = last;
            else if (part.Wish is >= 0 and < Last)
                last = part.Wish;
        }
    }

    /// <summary>
    /// Gives clusters that were in the row before wishes in the order that they had there: the nearest ones, by pooling
    /// neighbours that are in the wrong order.
    /// </summary>
    private void KeepClustersInOrder(List<RowPart> parts)
    {
        if (_placeBefore.Count < 2)
            return;

        var clusters = parts.OfType<Slot>().Where(slot => _placeBefore.ContainsKey(slot.Cluster!))
            .OrderBy(slot => _placeBefore[slot.Cluster!])
            .ToArray();
        if (clusters.Length < 2)
            return;

        var pools = new List<(double Sum, int Count)>();
        foreach (var cluster in clusters)
        {
            pools.Add((cluster.Wish, 1));
            while (pools.Count > 1 && Mean(pools[^2]) > Mean(pools[^1]))
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        // A little more for each, so that those of one pool keep their order.
        var next = 0;
        foreach (var pool in pools)
        {
            for (var member = 0; member < pool.Count; member++)
                clusters[next].Wish = Mean(pool) + (1e-6 * next++);
        }

        static double Mean((double Sum, int Count) pool) => pool.Sum / pool.Count;
    }
}
