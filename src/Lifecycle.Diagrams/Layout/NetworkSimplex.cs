namespace Lifecycle.Diagrams;

/// <summary>
/// Finds integer positions that keep the least distance of each pair and minimize the weighted sum of the distances:
/// the network simplex of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed Graphs" (1993).
/// </summary>
/// <remarks>
/// A pivot looks at every edge, so the more edges there are, the fewer pivots are made: time is bounded. What the bound
/// cuts short is feasible, only longer than it could be.
/// </remarks>
internal sealed class NetworkSimplex
{
    private const int MostSteps = 300_000_000;

    private readonly int _root;
    private readonly List<SimplexEdge> _edges = [];
    private int[] _positions = [];

    /// <param name="nodes">How many positions to find.</param>
    public NetworkSimplex(int nodes) => _root = nodes;

    /// <summary>Requires one node to be at least some distance behind another.</summary>
    /// <param name="tail">The first.</param>
    /// <param name="head">The one behind it.</param>
    /// <param name="least">The least distance.</param>
    /// <param name="weight">How much a longer distance costs.</param>
    public void Add(int tail, int head, int least, int weight) => _edges.Add(new(tail, head, least, weight));

    /// <summary>Solves it.</summary>
    /// <param name="balanced">Whether to centre what may move at no cost.</param>
    /// <returns>The positions, from 0 on.</returns>
    /// <exception cref="InvalidOperationException">The requirements form a cycle.</exception>
    public int[] Solve(bool balanced)
    {
        TieToRoot();
        var edges = _edges.ToArray();
        _positions = FeasiblePositions.Of(_root + 1, edges);
        var tree = TightTree.Of(_root, edges, _positions);
        var most = MostSteps / edges.Length;
        for (var pivots = 0; pivots < most && tree.Leaving() is >= 0 and var leaving; pivots++)
        {
            var entering = tree.Entering(leaving);
            tree.Move(leaving, tree.Slack(entering));
            tree.Exchange(leaving, entering);
        }

        if (balanced)
            Balance(tree);

        var first = _positions.Take(_root).DefaultIfEmpty().Min();
        return [.. _positions.Take(_root).Select(position => position - first)];
    }

    /// <summary>Makes the graph connected, at no cost.</summary>
    private void TieToRoot()
    {
        var isHead = new bool[_root];
        foreach (var edge in _edges)
            isHead[edge.Head] = true;

        for (var node = 0; node < _root; node++)
        {
            if (!isHead[node])
                _edges.Add(new(_root, node, 0, 0));
        }
    }

    private static void Balance(TightTree tree)
    {
        foreach (var edge in tree.Edges().Where(edge => tree.CutValue(edge) == 0).ToArray())
        {
            if (tree.Entering(edge) is >= 0 and var entering && tree.Slack(entering) is > 1 and var slack)
                tree.Move(edge, slack / 2);
        }
    }
}
