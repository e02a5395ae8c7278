namespace Lifecycle.Diagrams;

/// <summary>The tops and bottoms of the rows, with room for the borders of clusters, and so that edges are steep.
/// </summary>
internal sealed class Heights
{
    private const double LeastSlope = 0.16;
    private const int MostForSlope = 40;

    private readonly LayoutGraph _graph;
    private readonly RowPlan _plan;
    private readonly int[] _tops;
    private readonly int[] _bottoms;
    private readonly int[] _arrivals;
    private readonly int[] _departures;

    public Heights(LayoutGraph graph, Rows rows)
    {
        _graph = graph;
        _plan = rows.Plan;
        _tops = new int[_plan.Count];
        _bottoms = new int[_plan.Count];
        _arrivals = new int[_plan.Count];
        _departures = new int[_plan.Count];
        var next = Spacing.Page;
        for (var row = 0; row < _plan.Count; row++)
        {
            var items = Rows.ItemsIn(rows.All[row]).ToArray();
            var height = items.Select(item => item.Height).DefaultIfEmpty().Max();
            var lead = LeadOf(items, height);
            _arrivals[row] = next;
            next += Math.Max(lead, Padding(row, _plan.FirstRow));
            _tops[row] = next;
            next += Math.Max(height, LeastHeight(row));
            _bottoms[row] = next;
            next += Math.Max(lead, Padding(row, _plan.LastRow));
            _departures[row] = next;
            next += Gap(items);
        }
    }

    /// <summary>Where edges from above begin to lead straight down: before the border of a cluster.</summary>
    public int Arrival(int row) => _arrivals[row];

    /// <summary>Where edges no longer lead straight down.</summary>
    public int Departure(int row) => _departures[row];

    public int Top(int row) => _tops[row];

    public int Bottom(int row) => _bottoms[row];

    public int Middle(int row) => (_tops[row] + _bottoms[row]) / 2;

    public int Top(LayoutBox cluster) =>
        _tops[_plan.FirstRow(cluster)] - (Spacing.Padding * Nested(cluster, _plan.FirstRow));

    public int Bottom(LayoutBox cluster) =>
        _bottoms[_plan.LastRow(cluster)] + (Spacing.Padding * Nested(cluster, _plan.LastRow));

    private static int Gap(RowItem[] upper)
    {
        if (upper.Length == 0)
            return 0;

        var links = upper.SelectMany(item => item.Down).ToArray();
        var distance = links.Select(link => Math.Abs(link.Upper.X + link.UpperPort - link.Lower.X - link.LowerPort))
            .DefaultIfEmpty()
            .Max();
        var toNode = Array.Exists(links, link => !link.Lower.IsPassage) ? Spacing.ArrowHead : 0;
        return Spacing.Rows + toNode + Math.Min(MostForSlope, (int)(distance * LeastSlope));
    }

    /// <summary>
    /// Room for the heads of arrows in front of nodes that are a little lower than their row. Where all are as high as
    /// the row, arrows arrive aslant. Labels need it too: other edges would pass close below them.
    /// </summary>
    private static int LeadOf(RowItem[] items, int height) =>
        Array.Exists(items, item => !item.IsPassage && !item.IsTitle
            && height - item.Box!.Size.Height is > 1 and < 2 * Spacing.ArrowHead)
            ? Spacing.ArrowHead
            : Array.Exists(items, item => item.IsPassage && item.Height > 0) ? Spacing.LabelLead : 0;

    /// <summary>The height that the title of a cluster in the first column needs in the cluster's last row.</summary>
    private int LeastHeight(int row)
    {
        var height = 0;
        if (_graph.HasTitlesAbove)
            return height;

        foreach (var cluster in _graph.Boxes.Where(box => box.IsCluster && _plan.LastRow(box) == row))
        {
            var first = _plan.FirstRow(cluster);
            height = Math.Max(height, cluster.Size.Height - (first == row ? 0 : _bottoms[row - 1] - _tops[first]));
        }

        return height;
    }

    private int Padding(int row, Func<LayoutBox, int> end) =>
        Spacing.Padding * _graph.Boxes.Where(box => box.IsCluster && end(box) == row)
            .Select(cluster => Nested(cluster, end))
            .DefaultIfEmpty()
            .Max();

    /// <summary>How many clusters, from this one inwards, have a border at the same end of a row.</summary>
    private static int Nested(LayoutBox cluster, Func<LayoutBox, int> end) =>
        1 + cluster.Children.Where(child => child.IsCluster && end(child) == end(cluster))
            .Select(child => Nested(child, end))
            .DefaultIfEmpty()
            .Max();
}
