namespace Lifecycle.Testing;

/// <summary>Finds a maximum flow of minimum cost by successive shortest augmenting paths.</summary>
internal sealed class FlowNetwork(int nodes)
{
    private readonly List<(int To, int Capacity, long Cost)> _arcs = [];
    private readonly List<int>[] _from = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];

    /// <summary>Adds an arc and returns its number.</summary>
    public int Add(int from, int to, int capacity, long cost)
    {
        _from[from].Add(_arcs.Count);
        _arcs.Add((to, capacity, cost));
        _from[to].Add(_arcs.Count);
        _arcs.Add((from, 0, -cost));
        return _arcs.Count - 2;
    }

    /// <summary>The flow through an arc, which is the residual capacity of its reverse arc.</summary>
    public int Flow(int arc) => _arcs[arc + 1].Capacity;

    /// <summary>Sends the maximum flow from the source to the sink at minimum cost.</summary>
    public void Run(int source, int sink)
    {
        while (CheapestPath(source, sink) is { } path)
        {
            var amount = path.Min(arc => _arcs[arc].Capacity);
            foreach (var arc in path)
            {
                _arcs[arc] = _arcs[arc] with { Capacity = _arcs[arc].Capacity - amount };
                _arcs[arc ^ 1] = _arcs[arc ^ 1] with { Capacity = _arcs[arc ^ 1].Capacity + amount };
            }
        }
    }

    /// <summary>Bellman-Ford with a queue, because reverse arcs have negative costs.</summary>
    private List<int>? CheapestPath(int source, int sink)
    {
        var (costs, reachedBy, isQueued) = (new long[nodes], new int[nodes], new bool[nodes]);
        Array.Fill(costs, long.MaxValue);
        costs[source] = 0;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
        {
            isQueued[node] = false;
            foreach (var arc in _from[node])
            {
                var (to, capacity, cost) = _arcs[arc];
                if (capacity == 0 || costs[node] + cost >= costs[to])
                    continue;

                (costs[to], reachedBy[to]) = (costs[node] + cost, arc);
                if (!isQueued[to])
                    queue.Enqueue(to);
                isQueued[to] = true;
            }
        }

        if (costs[sink] == long.MaxValue)
            return null;

        var path = new List<int>();
        for (var node = sink; node != source; node = _arcs[reachedBy[node] ^ 1].To)
            path.Add(reachedBy[node]);

        return path;
    }
}
