namespace Lifecycle.Diagrams;

/// <summary>
/// The columns of the items and of the sides of clusters: as close as the spacing allows, with edges as straight as
/// possible, above all where they are long.
/// </summary>
internal sealed class Columns
{
    private const int ClusterWeight = 4;
    private const int TitleWeight = 1;

    private readonly Rows _rows;
    private readonly Dictionary<RowItem, int> _numbers = [];
    private readonly Dictionary<LayoutBox, int> _sides = [];
    private readonly NetworkSimplex _simplex;
    private readonly bool _hasTitlesAbove;

    private Columns(LayoutGraph graph, Rows rows)
    {
        _rows = rows;
        _hasTitlesAbove = graph.HasTitlesAbove;
        foreach (var item in rows.Items())
            _numbers.Add(item, _numbers.Count);

        var next = _numbers.Count;
        foreach (var cluster in graph.Boxes.Where(box => box.IsCluster))
        {
            _sides.Add(cluster, next);
            next += 2;
        }

        var links = rows.Chains.SelectMany(chain => chain.Links).ToArray();
        _simplex = new(next + links.Length);
        foreach (var cluster in _sides.Keys)
            AddCluster(cluster);

        foreach (var row in rows.All)
            AddNeighbours(row);

        foreach (var link in links)
            AddLink(next++, link);
    }

    /// <summary>Sets the columns of the items.</summary>
    /// <returns>The left and right sides of the clusters.</returns>
    public static Dictionary<LayoutBox, (int Left, int Right)> Assign(LayoutGraph graph, Rows rows)
    {
        foreach (var item in rows.Items())
            Ports.Assign(item);

        var columns = new Columns(graph, rows);
        var positions = columns._simplex.Solve(balanced: false);
        foreach (var (item, number) in columns._numbers)
            item.X = positions[number];

        return columns._sides.ToDictionary(
            side => side.Key, side => (positions[side.Value], positions[side.Value + 1]));
    }

    private int LeftPadding(LayoutBox cluster) =>
        _hasTitlesAbove ? Spacing.Padding : (2 * Spacing.Padding) + cluster.Size.Width;

    private void AddCluster(LayoutBox cluster)
    {
        var left = _sides[cluster];
        _simplex.Add(left, left + 1, 2 * Spacing.Padding, ClusterWeight);
        if (cluster.Parent is { } parent)
        {
            _simplex.Add(_sides[parent], left, LeftPadding(parent), 0);
            _simplex.Add(left + 1, _sides[parent] + 1, Spacing.Padding, 0);
        }
    }

    private void AddNeighbours(Slot slot)
    {
        RowPart? last = null;
        var parts = slot.Parts.Where(part => part is not RowItem item || item.Side == RowSide.None).ToArray();
        foreach (var part in parts)
        {
            if (last is not null)
                _simplex.Add(End(last), Begin(part), Distance(last, part), 0);

            last = part;
            if (part is Slot inner)
                AddNeighbours(inner);
        }

        if (slot.Cluster is { } cluster && parts is [var first, ..])
        {
            if (first is RowItem leftmost)
                AddFirst(cluster, leftmost);
            if (last is RowItem rightmost)
                _simplex.Add(_numbers[rightmost], _sides[cluster] + 1, rightmost.Right + Spacing.Padding, 0);
        }
    }

    private void AddFirst(LayoutBox cluster, RowItem item) => _simplex.Add(
        _sides[cluster], _numbers[item], LeftPadding(cluster) + item.Left, item.IsTitle ? TitleWeight : 0);

    private int Begin(RowPart part) => part is Slot slot ? _sides[slot.Cluster!] : _numbers[(RowItem)part];

    private int End(RowPart part) => part is Slot slot ? _sides[slot.Cluster!] + 1 : _numbers[(RowItem)part];

    private static int Distance(RowPart left, RowPart right)
    {
        if (left is Slot || right is Slot)
            return Spacing.Margin + ((left as RowItem)?.Right ?? 0) + ((right as RowItem)?.Left ?? 0);

        var (one, other) = ((RowItem)left, (RowItem)right);
        var isPassed = one.IsPassage || other.IsPassage;
        return one.Right + other.Left + (isPassed ? Spacing.Passages : Spacing.Nodes);
    }

    private void AddLink(int number, RowLink link)
    {
        var weight = (link.Upper.IsPassage, link.Lower.IsPassage) switch
        {
            (true, true) => 8,
            (false, false) => 4,
            _ => 2,
        };
        _simplex.Add(number, _numbers[link.Upper], -link.UpperPort, weight);
        _simplex.Add(number, _numbers[link.Lower], -link.LowerPort, weight);
    }
}
