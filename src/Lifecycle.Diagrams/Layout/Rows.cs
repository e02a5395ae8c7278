namespace Lifecycle.Diagrams;

/// <summary>Every item of the page in its row, and the edges as chains of items from row to row.</summary>
internal sealed class Rows
{
    private const int SideWeight = 16;

    private readonly LayoutGraph _graph;
    private readonly Ranking _ranking;
    private readonly RowPlan _plan;
    private readonly LoopExtents _loops;
    private readonly Slot[] _rows;
    private readonly Dictionary<(int Row, LayoutBox Cluster), Slot> _slots = [];
    private readonly Dictionary<LayoutBox, RowItem> _items = [];
    private readonly List<EdgeChain> _chains = [];

    public Rows(LayoutGraph graph, Ranking ranking, RowPlan plan)
    {
        _graph = graph;
        _ranking = ranking;
        _plan = plan;
        _loops = new(graph);
        _rows = [.. Enumerable.Range(0, plan.Count).Select(_ => new Slot(null))];
        foreach (var box in graph.Boxes)
            AddBox(box);

        foreach (var edge in graph.Edges.Where(edge => !edge.IsLoop))
            AddEdge(edge);

        foreach (var cluster in graph.Boxes.Where(box => box.IsCluster))
        {
            AddSide(cluster, RowSide.Left);
            AddSide(cluster, RowSide.Right);
        }
    }

    /// <summary>The rows from top to bottom.</summary>
    public IReadOnlyList<Slot> All => _rows;

    public IReadOnlyList<EdgeChain> Chains => _chains;

    /// <summary>What takes room on the page: all items but the sides of clusters.</summary>
    public IEnumerable<RowItem> Items() => _rows.SelectMany(ItemsIn);

    /// <summary>What takes room in a row.</summary>
    public static IEnumerable<RowItem> ItemsIn(Slot row) => row.Items().Where(item => item.Side == RowSide.None);

    public RowPlan Plan => _plan;

    public RowItem ItemOf(LayoutBox node) => _items[node];

    /// <summary>The part of a row that belongs to a cluster.</summary>
    public Slot SlotOf(int row, LayoutBox cluster) => _slots[(row, cluster)];

    /// <summary>The innermost part of a row that an item is in.</summary>
    public Slot SlotOf(RowItem item) => item.Parent is { } cluster ? SlotOf(item.Row, cluster) : _rows[item.Row];

    private void AddBox(LayoutBox box)
    {
        if (!box.IsCluster)
        {
            _items.Add(box, Put(new(_plan.NodeRow(box), box.Parent)
            {
                Box = box,
                Left = (box.Size.Width + 1) / 2,
                Right = ((box.Size.Width + 1) / 2) + _loops.Width(box),
                Height = Math.Max(box.Size.Height, _loops.Height(box)),
            }));
        }
        else if (_graph.HasTitlesAbove)
        {
            Put(new(_plan.FirstRow(box), box)
            {
                Box = box,
                IsTitle = true,
                Left = 0,
                Right = box.Size.Width,
                Height = box.Size.Height,
            });
        }
    }

    private void AddEdge(LayoutEdge edge)
    {
        var isUpwards = _ranking.IsUpwards(edge);
        var from = edge.Tail.IsCluster ? AddBegin(edge, isUpwards) : _items[edge.Tail];
        var to = _items[edge.Head];
        var (upper, lower) = isUpwards ? (to, from) : (from, to);
        var labelRow = edge.Label.Width == 0 ? -1 : LabelRow(upper.Row, lower.Row);
        var links = new List<RowLink>();
        RowItem? label = null;
        var last = upper;
        for (var row = upper.Row + 1; row <= lower.Row; row++)
        {
            var next = row == lower.Row ? lower
                : Put(row == labelRow
                    ? new(row, ClusterAt(row, upper, lower, edge))
                    {
                        Left = (edge.Label.Width + 1) / 2,
                        Right = (edge.Label.Width + 1) / 2,
                        Height = edge.Label.Height + (2 * Spacing.Label),
                    }
                    : new(row, ClusterAt(row, upper, lower, edge)));
            if (row == labelRow)
                label = next;

            var link = new RowLink(last, next);
            last.Down.Add(link);
            next.Up.Add(link);
            links.Add(link);
            last = next;
        }

        _chains.Add(new(edge, isUpwards, links, label));
    }

    /// <summary>The item in a cluster at which an edge from the cluster begins.</summary>
    private RowItem AddBegin(LayoutEdge edge, bool isUpwards)
    {
        var to = _ranking[edge.Head];
        var (first, last) = _ranking.Span(edge.Tail);
        var rank = isUpwards ? Math.Max(first, to + 1) : Math.Min(last, to - 1);
        return Put(new(_plan.NodeRow(rank), edge.Tail));
    }

    /// <summary>The label goes where there is most room, best near the middle.</summary>
    private int LabelRow(int upper, int lower)
    {
        var rows = Enumerable.Range(0, _ranking.Count)
            .Select(_plan.LabelRow)
            .Where(row => row > upper && row < lower)
            .ToArray();
        return rows[rows.Length / 2];
    }

    /// <summary>
    /// The cluster that an edge passes through in a row. It enters a cluster, and leaves one, by the nearest way: from
    /// above or below if its end is in the first or last rank, else from the side.
    /// </summary>
    private LayoutBox? ClusterAt(int row, RowItem upper, RowItem lower, LayoutEdge edge)
    {
        foreach (var (end, other) in new[] { (upper, lower), (lower, upper) })
        {
            for (var cluster = end.Parent; cluster is not null && !IsIn(other, cluster); cluster = cluster.Parent)
            {
                var isPassed = _plan.FirstRow(cluster) <= row && row <= _plan.LastRow(cluster);
                if (isPassed && cluster != edge.Tail && IsNear(end, cluster, isUpper: end == upper, other))
                    return cluster;
            }
        }

        var common = upper.Parent;
        while (common is not null && !IsIn(lower, common))
            common = common.Parent;

        return common;
    }

    private bool IsNear(RowItem end, LayoutBox cluster, bool isUpper, RowItem other)
    {
        var (first, last) = (_plan.FirstRow(cluster), _plan.LastRow(cluster));
        return isUpper ? end.Row == last && other.Row > last : end.Row == _plan.NodeRow(_ranking.Span(cluster).First)
            && other.Row < first;
    }

    private static bool IsIn(RowItem item, LayoutBox cluster)
    {
        for (var parent = item.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent == cluster)
                return true;
        }

        return false;
    }

    private void AddSide(LayoutBox cluster, RowSide side)
    {
        RowItem? last = null;
        for (var row = _plan.FirstRow(cluster); row <= _plan.LastRow(cluster); row++)
        {
            var next = Put(new(row, cluster) { Side = side });
            if (last is not null)
            {
                var link = new RowLink(last, next, SideWeight);
                last.Down.Add(link);
                next.Up.Add(link);
            }

            last = next;
        }
    }

    private RowItem Put(RowItem item)
    {
        Slot(item.Row, item.Parent).Parts.Add(item);
        return item;
    }

    private Slot Slot(int row, LayoutBox? cluster)
    {
        if (cluster is null)
            return _rows[row];

        if (!_slots.TryGetValue((row, cluster), out var slot))
        {
            slot = new(cluster);
            _slots.Add((row, cluster), slot);
            Slot(row, cluster.Parent).Parts.Add(slot);
        }

        return slot;
    }
}
