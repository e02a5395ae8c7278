namespace Lifecycle.Diagrams;

/// <summary>
/// The rows of the page. Above the row of each rank is one for the labels of edges. Between the two are the heads of
/// the clusters that begin at the rank: a row for each that begins within another at the same rank.
/// </summary>
internal sealed class RowPlan
{
    private readonly Ranking _ranking;
    private readonly bool _hasTitlesAbove;
    private readonly int[] _nodeRows;
    private readonly int[] _labelRows;

    public RowPlan(LayoutGraph graph, Ranking ranking)
    {
        _ranking = ranking;
        _hasTitlesAbove = graph.HasTitlesAbove;
        _nodeRows = new int[ranking.Count];
        _labelRows = new int[ranking.Count];
        var heads = new int[ranking.Count];
        foreach (var cluster in graph.Boxes.Where(box => box.IsCluster))
        {
            var first = ranking.Span(cluster).First;
            heads[first] = Math.Max(heads[first], HeadsFrom(cluster));
        }

        for (var rank = 0; rank < ranking.Count; rank++)
        {
            _labelRows[rank] = Count;
            _nodeRows[rank] = Count + heads[rank] + 1;
            Count = _nodeRows[rank] + 1;
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    public int NodeRow(LayoutBox node) => node.IsMarker ? MarkerRow(node) : _nodeRows[_ranking[node]];

    /// <summary>The row for the labels above a rank.</summary>
    public int LabelRow(int rank) => _labelRows[rank];

    public int NodeRow(int rank) => _nodeRows[rank];

    /// <summary>The first row of a cluster: its head if it has one.</summary>
    public int FirstRow(LayoutBox cluster) => _nodeRows[_ranking.Span(cluster).First] - HeadsFrom(cluster);

    public int LastRow(LayoutBox cluster) => _nodeRows[_ranking.Span(cluster).Last];

    public bool HasHead(LayoutBox cluster) => _hasTitlesAbove || HasMarkerInHead(cluster);

    private bool HasMarkerInHead(LayoutBox cluster) =>
        cluster.Children.Exists(child =>
            child.IsMarker && _ranking[child.Entrance!.FirstNode()] == _ranking.Span(cluster).First);

    private int MarkerRow(LayoutBox marker)
    {
        var rank = _ranking[marker.Entrance!.FirstNode()];
        return marker.Parent is { } cluster && _ranking.Span(cluster).First == rank
            ? FirstRow(cluster)
            : _labelRows[rank];
    }

    /// <summary>How many heads are in the rows from that of a cluster to the first rank in it.</summary>
    private int HeadsFrom(LayoutBox cluster)
    {
        var first = _ranking.Span(cluster).First;
        return (HasHead(cluster) ? 1 : 0) + cluster.Children
            .Where(child => child.IsCluster && _ranking.Span(child).First == first)
            .Select(HeadsFrom)
            .DefaultIfEmpty()
            .Max();
    }
}
