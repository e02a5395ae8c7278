namespace Lifecycle.Diagrams.Tests.Layout;

/// <summary>The positions are feasible, and no others are cheaper.</summary>
public class NetworkSimplexTests
{
    [Fact]
    public void Positions_are_as_cheap_as_the_best_that_a_search_finds()
    {
        foreach (var seed in Enumerable.Range(0, 60))
        {
            var random = new Random(seed);
            var count = random.Next(2, 6);
            var edges = new List<SimplexEdge>();
            for (var head = 1; head < count; head++)
                edges.Add(new(random.Next(head), head, random.Next(3), random.Next(5)));
            for (var more = random.Next(4); more > 0; more--)
            {
                var head = random.Next(1, count);
                edges.Add(new(random.Next(head), head, random.Next(3), random.Next(5)));
            }

            foreach (var balanced in new[] { false, true })
            {
                var simplex = new NetworkSimplex(count);
                edges.ForEach(edge => simplex.Add(edge.Tail, edge.Head, edge.Least, edge.Weight));

                var positions = simplex.Solve(balanced);

                Assert.All(edges, edge => Assert.True(positions[edge.Head] - positions[edge.Tail] >= edge.Least));
                Assert.Equal(Cheapest(new int[count], 0, edges), Cost(positions, edges));
            }
        }
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        var simplex = new NetworkSimplex(2);
        simplex.Add(0, 1, 1, 1);
        simplex.Add(1, 0, 1, 1);

        Assert.Throws<InvalidOperationException>(() => simplex.Solve(balanced: false));
    }

    private static int Cost(int[] positions, List<SimplexEdge> edges) =>
        edges.Sum(edge => edge.Weight * (positions[edge.Head] - positions[edge.Tail]));

    /// <summary>Tries all positions that could be of use.</summary>
    private static int Cheapest(int[] positions, int next, List<SimplexEdge> edges)
    {
        if (next == positions.Length)
        {
            return edges.TrueForAll(edge => positions[edge.Head] - positions[edge.Tail] >= edge.Least)
                ? Cost(positions, edges)
                : int.MaxValue;
        }

        var best = int.MaxValue;
        for (var position = 0; position <= 2 * (positions.Length - 1); position++)
        {
            positions[next] = position;
            best = Math.Min(best, Cheapest(positions, next + 1, edges));
        }

        return best;
    }
}
