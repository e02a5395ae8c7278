namespace Lifecycle.Diagrams;

/// <summary>Positions that keep all least distances, to begin with.</summary>
internal static class FeasiblePositions
{
    public static int[] Of(int nodes, SimplexEdge[] edges)
    {
        var positions = new int[nodes];
        var order = TopologicalOrder(nodes, edges, out var leaving);
        foreach (var node in order)
        {
            foreach (var edge in leaving[node])
                positions[edge.Head] = Math.Max(positions[edge.Head], positions[node] + edge.Least);
        }

        PullSources(order, edges, leaving, positions);
        return positions;
    }

    /// <summary>Moves what nothing but the root is in front of to its successors: most edges are tight then.</summary>
    private static void PullSources(List<int> order, SimplexEdge[] edges, List<SimplexEdge>[] leaving, int[] positions)
    {
        var root = positions.Length - 1;
        var isFree = new bool[positions.Length];
        Array.Fill(isFree, true);
        foreach (var edge in edges)
            isFree[edge.Head] &= edge.Tail == root;

        foreach (var node in order.Where(node => isFree[node] && node != root && leaving[node].Count > 0))
            positions[node] = leaving[node].Min(edge => positions[edge.Head] - edge.Least);
    }

    private static List<int> TopologicalOrder(int nodes, SimplexEdge[] edges, out List<SimplexEdge>[] leaving)
    {
        leaving = new List<SimplexEdge>[nodes];
        for (var node = 0; node < nodes; node++)
            leaving[node] = [];

        var open = new int[nodes];
        foreach (var edge in edges)
        {
            leaving[edge.Tail].Add(edge);
            open[edge.Head]++;
        }

        var order = new List<int>(nodes);
        order.AddRange(Enumerable.Range(0, nodes).Where(node => open[node] == 0));
        for (var next = 0; next < order.Count; next++)
        {
            foreach (var edge in leaving[order[next]])
            {
                if (--open[edge.Head] == 0)
                    order.Add(edge.Head);
            }
        }

        return order.Count == nodes ? order : throw new InvalidOperationException("The distances form a cycle.");
    }
}
