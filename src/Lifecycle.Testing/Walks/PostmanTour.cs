namespace Lifecycle.Testing;

/// <summary>
/// Solves the directed Chinese postman problem: finds the shortest tour that takes every edge at least once, and may
/// restart at the start node from any node. Every node has to be reachable from the start.
/// </summary>
internal sealed class PostmanTour<TEdge>(int start)
{
    /// <summary>
    /// The cost of an edge. It exceeds the cost of all restarts, so fewer edges count before fewer restarts.
    /// </summary>
    private const long EdgeCost = 1_000_000_000;

    /// <summary>The cost of a restart.</summary>
    private const int RestartCost = 1;

    /// <summary>
    /// The limit on the work of finding a shortest tour. Beyond it, every detour goes through the start.
    /// </summary>
    private const long WorkLimit = 100_000_000;

    private readonly List<(int From, int To, TEdge Edge)> _edges = [];
    private int _nodes = start + 1;

    /// <summary>Adds an edge that the tour has to take.</summary>
    public void Require(int from, int to, TEdge edge)
    {
        _nodes = Math.Max(_nodes, Math.Max(from, to) + 1);
        _edges.Add((from, to, edge));
    }

    /// <summary>The tour, split at its restarts.</summary>
    public IEnumerable<IReadOnlyList<TEdge>> Find()
    {
        if (_edges.Count == 0)
            return [];

        // A tour leaves every node as often as it enters it. To balance the nodes, it takes some edges again.
        var excess = new int[_nodes];
        foreach (var (from, to, _) in _edges)
        {
            excess[from]--;
            excess[to]++;
        }

        var (times, restarts) =
            excess.Where(each => each > 0).Sum(each => (long)each) * (_edges.Count + _nodes) <= WorkLimit
                ? LeastCost(excess)
                : ThroughStart(excess);
        return Parts(times, restarts);
    }

    /// <summary>How often each edge is taken, and how often each node restarts, at the least cost.</summary>
    private (int[] Times, int[] Restarts) LeastCost(int[] excess)
    {
        var network = new FlowNetwork(_nodes + 2);
        var (source, sink) = (_nodes, _nodes + 1);
        var edges = _edges.ConvertAll(edge => network.Add(edge.From, edge.To, int.MaxValue, EdgeCost));
        var restarts = Enumerable
            .Range(0, _nodes)
            .Select(node => network.Add(node, start, node == start ? 0 : int.MaxValue, RestartCost))
            .ToArray();
        for (var node = 0; node < _nodes; node++)
        {
            if (excess[node] > 0)
                network.Add(source, node, excess[node], 0);
            else if (excess[node] < 0)
                network.Add(node, sink, -excess[node], 0);
        }

        network.Run(source, sink);
        return ([.. edges.Select(edge => 1 + network.Flow(edge))], Array.ConvertAll(restarts, network.Flow));
    }

    /// <summary>The same when every detour restarts and follows the shortest path from the start.</summary>
    private (int[] Times, int[] Restarts) ThroughStart(int[] excess)
    {
        var (times, restarts) = (new int[_edges.Count], new int[_nodes]);
        Array.Fill(times, 1);
        var reachedBy = new int[_nodes];
        Array.Fill(reachedBy, -1);
        var from = Enumerable.Range(0, _edges.Count).ToLookup(edge => _edges[edge].From);
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in from[node].Where(edge => _edges[edge].To != start && reachedBy[_edges[edge].To] < 0))
            {
                reachedBy[_edges[edge].To] = edge;
                queue.Enqueue(_edges[edge].To);
            }
        }

        for (var node = 0; node < _nodes; node++)
        {
            if (node != start)
                restarts[node] = Math.Max(0, excess[node]);

            for (var at = node; excess[node] < 0 && at != start; at = _edges[reachedBy[at]].From)
                times[reachedBy[at]] -= excess[node];
        }

        return (times, restarts);
    }

    /// <summary>
    /// A tour that takes each edge as often as given (Hierholzer's algorithm), split at its restarts.
    /// </summary>
    private IEnumerable<IReadOnlyList<TEdge>> Parts(int[] times, int[] restarts)
    {
        const int Back = -1;
        var open = new Stack<(int To, int Edge)>[_nodes];
        for (var node = 0; node < _nodes; node++)
        {
            open[node] = [];
            for (var time = 0; time < restarts[node]; time++)
                open[node].Push((start, Back));
        }

        for (var edge = _edges.Count - 1; edge >= 0; edge--)
        {
            for (var time = 0; time < times[edge]; time++)
                open[_edges[edge].From].Push((_edges[edge].To, edge));
        }

        var (path, tour) = (new Stack<(int Node, int Edge)>([(start, Back)]), new List<int>());
        while (path.TryPeek(out var last))
        {
            if (open[last.Node].TryPop(out var next))
                path.Push((next.To, next.Edge));
            else
                tour.Add(path.Pop().Edge);
        }

        tour.Reverse();
        var part = new List<TEdge>();
        foreach (var edge in tour.Append(Back))
        {
            if (edge != Back)
            {
                part.Add(_edges[edge].Edge);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }
    }
}
