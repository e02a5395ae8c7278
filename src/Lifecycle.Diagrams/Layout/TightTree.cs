namespace Lifecycle.Diagrams;

/// <summary>
/// A spanning tree of edges that are as short as they may be, with its cut values: what it costs to lengthen each.
/// </summary>
internal sealed class TightTree
{
    private readonly int _root;
    private readonly SimplexEdge[] _edges;
    private readonly int[] _positions;
    private readonly List<int>[] _treeEdges;

    /// <summary>The nodes in the order of a walk from the root. Those below a node follow it directly.</summary>
    private readonly int[] _walk;
    private readonly int[] _first;
    private readonly int[] _end;
    private readonly int[] _parentEdge;

    /// <summary>For each node the weight of the edges that leave what is below it, less that of those that enter.
    /// </summary>
    private readonly long[] _balance;
    private readonly long[] _ownBalance;

    private TightTree(int root, SimplexEdge[] edges, int[] positions)
    {
        _root = root;
        _edges = edges;
        _positions = positions;
        var nodes = positions.Length;
        _treeEdges = new List<int>[nodes];
        for (var node = 0; node < nodes; node++)
            _treeEdges[node] = [];

        _walk = new int[nodes];
        _first = new int[nodes];
        _end = new int[nodes];
        _parentEdge = new int[nodes];
        _balance = new long[nodes];
        _ownBalance = new long[nodes];
        foreach (var edge in edges)
        {
            _ownBalance[edge.Tail] += edge.Weight;
            _ownBalance[edge.Head] -= edge.Weight;
        }
    }

    public static TightTree Of(int root, SimplexEdge[] edges, int[] positions)
    {
        var tree = new TightTree(root, edges, positions);
        tree.Grow();
        tree.Walk();
        return tree;
    }

    public int Slack(int edge) =>
        _positions[_edges[edge].Head] - _positions[_edges[edge].Tail] - _edges[edge].Least;

    public IEnumerable<int> Edges() => _walk.Skip(1).Select(node => _parentEdge[node]);

    public long CutValue(int edge)
    {
        var below = Below(edge);
        return below == _edges[edge].Tail ? _balance[below] : -_balance[below];
    }

    /// <summary>The tree edge that it pays most to lengthen; -1 if there is none.</summary>
    public int Leaving()
    {
        var (best, least) = (-1, 0L);
        for (var index = 1; index < _walk.Length; index++)
        {
            var edge = _parentEdge[_walk[index]];
            if (CutValue(edge) is var value && value < least)
                (best, least) = (edge, value);
        }

        return best;
    }

    /// <summary>The edge that is first to become tight when a tree edge is lengthened; -1 if there is none.</summary>
    public int Entering(int leaving)
    {
        var below = Below(leaving);
        var (first, end) = (_first[below], _end[below]);
        var isTailBelow = below == _edges[leaving].Tail;
        var (best, least) = (-1, int.MaxValue);
        for (var edge = 0; edge < _edges.Length; edge++)
        {
            var isTail = _first[_edges[edge].Tail] >= first && _first[_edges[edge].Tail] < end;
            var isHead = _first[_edges[edge].Head] >= first && _first[_edges[edge].Head] < end;
            if (isTail != isHead && isTail != isTailBelow && Slack(edge) is var slack && slack < least)
                (best, least) = (edge, slack);
        }

        return best;
    }

    /// <summary>Lengthens a tree edge by moving what is below it.</summary>
    public void Move(int edge, int distance)
    {
        var below = Below(edge);
        var step = below == _edges[edge].Tail ? -distance : distance;
        for (var index = _first[below]; index < _end[below]; index++)
            _positions[_walk[index]] += step;
    }

    public void Exchange(int leaving, int entering)
    {
        _treeEdges[_edges[leaving].Tail].Remove(leaving);
        _treeEdges[_edges[leaving].Head].Remove(leaving);
        Join(entering);
        Walk();
    }

    /// <summary>The end of a tree edge that is farther from the root.</summary>
    private int Below(int edge) =>
        _parentEdge[_edges[edge].Tail] == edge ? _edges[edge].Tail : _edges[edge].Head;

    private void Join(int edge)
    {
        _treeEdges[_edges[edge].Tail].Add(edge);
        _treeEdges[_edges[edge].Head].Add(edge);
    }

    private void Grow()
    {
        var incident = new List<int>[_positions.Length];
        for (var node = 0; node < incident.Length; node++)
            incident[node] = [];

        for (var edge = 0; edge < _edges.Length; edge++)
        {
            incident[_edges[edge].Tail].Add(edge);
            incident[_edges[edge].Head].Add(edge);
        }

        var isIn = new bool[_positions.Length];
        var members = new List<int> { _root };
        isIn[_root] = true;
        for (var next = 0; ; Tighten(isIn, members))
        {
            for (; next < members.Count; next++)
            {
                foreach (var edge in incident[members[next]])
                {
                    var other = _edges[edge].Tail == members[next] ? _edges[edge].Head : _edges[edge].Tail;
                    if (isIn[other] || Slack(edge) != 0)
                        continue;

                    isIn[other] = true;
                    members.Add(other);
                    Join(edge);
                }
            }

            if (members.Count == _positions.Length)
                return;
        }
    }

    /// <summary>Moves the tree so far until it touches the next node, and takes that in.</summary>
    private void Tighten(bool[] isIn, List<int> members)
    {
        var (best, least) = (-1, int.MaxValue);
        for (var edge = 0; edge < _edges.Length; edge++)
        {
            if (isIn[_edges[edge].Tail] != isIn[_edges[edge].Head] && Slack(edge) is var slack && slack < least)
                (best, least) = (edge, slack);
        }

        var isTailIn = isIn[_edges[best].Tail];
        foreach (var member in members)
            _positions[member] += isTailIn ? least : -least;

        var added = isTailIn ? _edges[best].Head : _edges[best].Tail;
        isIn[added] = true;
        members.Add(added);
        Join(best);
    }

    private void Walk()
    {
        var stack = new Stack<int>([_root]);
        _parentEdge[_root] = -1;
        var count = 0;
        while (stack.TryPop(out var node))
        {
            _first[node] = count;
            _walk[count++] = node;
            _balance[node] = _ownBalance[node];
            _end[node] = count;
            foreach (var edge in _treeEdges[node])
            {
                if (edge == _parentEdge[node])
                    continue;

                var child = _edges[edge].Tail == node ? _edges[edge].Head : _edges[edge].Tail;
                _parentEdge[child] = edge;
                stack.Push(child);
            }
        }

        for (var index = count - 1; index > 0; index--)
        {
            var node = _walk[index];
            var edge = _edges[_parentEdge[node]];
            var parent = edge.Tail == node ? edge.Head : edge.Tail;
            _balance[parent] += _balance[node];
            _end[parent] = Math.Max(_end[parent], _end[node]);
        }
    }
}
