namespace Lifecycle.Diagrams;

/// <summary>
/// The rank of each node: how far down the page it is. Edges lead down where the story's order allows, and all are as
/// short as possible together. Clusters are kept low.
/// </summary>
internal sealed class Ranking
{
    private const int StoryWeight = 3;
    private const int ReturnWeight = 1;
    private const int ClusterWeight = 1;

    private readonly LayoutGraph _graph;
    private readonly Dictionary<LayoutBox, int> _order;
    private readonly Dictionary<LayoutBox, int> _numbers = [];
    private readonly Dictionary<LayoutBox, int> _ranks = [];
    private readonly Dictionary<LayoutBox, (int First, int Last)> _spans = [];
    private readonly ILookup<LayoutBox, LayoutBox> _nodesIn;

    private Ranking(LayoutGraph graph)
    {
        _graph = graph;
        _order = StoryOrder.Of(graph);
        _nodesIn = _order.Keys.SelectMany(node => node.Clusters().Select(cluster => (cluster, node)))
            .ToLookup(pair => pair.cluster, pair => pair.node);
        Solve();
        foreach (var cluster in _graph.Boxes.Where(box => box.IsCluster))
        {
            var ranks = _nodesIn[cluster].Select(node => _ranks[node]).ToArray();
            _spans[cluster] = (ranks.Min(), ranks.Max());
        }

        Count = _ranks.Count == 0 ? 0 : _ranks.Values.Max() + 1;
    }

    /// <summary>How many ranks there are.</summary>
    public int Count { get; }

    public static Ranking Of(LayoutGraph graph) => new(graph);

    public int this[LayoutBox node] => _ranks[node];

    /// <summary>The first and the last rank of a cluster.</summary>
    public (int First, int Last) Span(LayoutBox cluster) => _spans[cluster];

    /// <summary>Whether an edge is drawn upwards.</summary>
    public bool IsUpwards(LayoutEdge edge)
    {
        if (edge.Tail.IsMarker)
            return false;

        var to = _order[edge.Head];
        return edge.Tail.IsCluster
            ? _nodesIn[edge.Tail].All(node => _order[node] > to)
            : _order[edge.Tail] > to;
    }

    private void Solve()
    {
        foreach (var node in _order.Keys)
            _numbers.Add(node, _numbers.Count);

        var clusters = _graph.Boxes.Where(box => box.IsCluster).ToArray();
        var clusterEdges = _graph.Edges.Where(edge => edge.Tail.IsCluster).ToArray();
        var tops = _numbers.Count;
        var simplex = new NetworkSimplex(tops + (2 * clusters.Length) + clusterEdges.Length);
        for (var index = 0; index < clusters.Length; index++)
        {
            var (top, bottom) = (tops + (2 * index), tops + (2 * index) + 1);
            simplex.Add(top, bottom, 0, ClusterWeight);
            foreach (var node in _nodesIn[clusters[index]])
            {
                simplex.Add(top, _numbers[node], 0, 0);
                simplex.Add(_numbers[node], bottom, 0, 0);
            }
        }

        foreach (var edge in _graph.Edges.Where(edge => !edge.Tail.IsCluster && !edge.Tail.IsMarker))
            AddEdge(simplex, edge);

        for (var index = 0; index < clusterEdges.Length; index++)
            AddClusterEdge(simplex, clusterEdges[index], tops + (2 * clusters.Length) + index);

        var positions = simplex.Solve(balanced: false);
        var first = _numbers.Values.Select(number => positions[number]).DefaultIfEmpty().Min();
        foreach (var (node, number) in _numbers)
            _ranks[node] = positions[number] - first;
    }

    private void AddEdge(NetworkSimplex simplex, LayoutEdge edge)
    {
        var (from, to) = (_numbers[edge.Tail], _numbers[edge.Head]);
        if (from == to)
            return;

        var weight = edge.IsReturn ? ReturnWeight : StoryWeight;
        if (IsUpwards(edge))
            simplex.Add(to, from, 1, weight);
        else
            simplex.Add(from, to, 1, weight);
    }

    /// <summary>An edge from a cluster begins behind those of its nodes that the story comes to first.</summary>
    private void AddClusterEdge(NetworkSimplex simplex, LayoutEdge edge, int begin)
    {
        var to = edge.Head;
        if (IsUpwards(edge))
        {
            simplex.Add(_numbers[to], begin, 1, StoryWeight);
            foreach (var node in _nodesIn[edge.Tail])
                simplex.Add(begin, _numbers[node], 0, 0);
        }
        else
        {
            simplex.Add(begin, _numbers[to], 1, StoryWeight);
            foreach (var node in _nodesIn[edge.Tail].Where(node => _order[node] < _order[to]))
                simplex.Add(_numbers[node], begin, 0, 0);
        }
    }
}
