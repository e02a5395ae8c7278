namespace Lifecycle.Tests.Planning;

/// <summary>Graphs in which every stage leads to every other.</summary>
public class DenseGraphTests
{
    private const int Stages = 300;

    private static readonly InlineLifecycle<int, int, object> Complete = new(l =>
    {
        l.StartsIn(0);
        for (var from = 0; from < Stages; from++)
        {
            for (var to = 0; to < Stages; to++)
            {
                if (to != from)
                    l.Stage(from).On(to).GoTo(to);
            }
        }
    });

    [Fact]
    public void Verification_does_not_walk_pairs_of_stages()
    {
        var graph = Complete.Graph;
        graph.Verify();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Empty(graph.Verify().Findings);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public async Task A_plan_does_not_walk_pairs_of_stages()
    {
        var instance = Complete.Start(new(), new() { KeepHistory = false });
        await instance.PlanAsync(Stages - 1);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var plan = instance.PlanAsync(Stages - 1).AsTask();

        Assert.True(plan.IsCompletedSuccessfully);
        Assert.Single((await plan).Transitions);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public async Task Verification_and_planning_can_be_cancelled()
    {
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => Complete.Graph.Verify(cancelled));
        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await Complete.Start(new()).PlanAsync(7, cancellationToken: cancelled));
    }
}
