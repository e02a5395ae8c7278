using FsCheck.Xunit;
using Lifecycle.Tests.Laws;
using static Lifecycle.Tests.OrderStage;

namespace Lifecycle.Tests.Planning;

public class LifecycleGraphPathsTests
{
    private static readonly LifecycleGraph<string, string> Returning = InlineLifecycle.Of<string>(l =>
    {
        l.StartsIn("open");
        l.Stage("open").On("hold").GoTo("held");
        l.Stage("work").Requires("WRK-01", _ => true, "It is not ready.");
        l.Stage("busy").Within("work").Requires("WRK-02", _ => true, "It is not ready.").On("hold").GoTo("held");
        l.Stage("held").On("resume").GoToPrevious().On("start").GoTo("busy");
    }).Graph;

    [Fact]
    public void The_path_lists_the_stages_and_the_criteria_of_its_steps()
    {
        var path = new OrderLifecycle().Graph.ShortestPath(Cart, Delivered)!;

        Assert.Equal([Paid, Shipped, Delivered], path.Select(step => step.To.Key));
        Assert.Contains("PAY-01", path[0].Criteria.Select(criterion => criterion.Id));
    }

    [Fact]
    public void A_path_is_empty_in_the_goal_and_missing_where_none_leads()
    {
        var graph = new OrderLifecycle().Graph;

        Assert.Empty(graph.ShortestPath(Cart, Cart)!);
        Assert.Null(graph.ShortestPath(Delivered, Cart));
    }

    [Fact]
    public void A_return_leads_to_the_stage_that_the_path_left_and_has_its_entry_criteria()
    {
        var path = Returning.ShortestPath("open", "busy")!;
        var back = new LifecyclePathStep<string, string>(
            Returning.TransitionsFrom("held", "resume")[0], Returning.Stage("busy"));

        Assert.Equal(["held", "busy"], path.Select(step => step.To.Key));
        Assert.Equal(["WRK-01", "WRK-02"], back.Criteria.Select(criterion => criterion.Id));
    }

    [Fact]
    public void A_path_that_only_a_return_closes_is_found()
    {
        var graph = InlineLifecycle.Of<string>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("hold").GoTo("held");
            l.Stage("held").On("resume").GoToPrevious();
        }).Graph;

        var path = graph.ShortestPath("a", "held")!;

        Assert.Equal(["go", "hold"], path.Select(step => step.Transition.Trigger.Key));
        Assert.Null(graph.ShortestPath("held", "b"));
    }

    [Fact]
    public void A_path_cannot_start_in_a_superstage() =>
        Assert.Contains(
            "work is a superstage. Start in one of busy.",
            Assert.Throws<ArgumentException>(() => Returning.ShortestPath("work", "held")).Message);

    [Property(Arbitrary = [typeof(DefinitionLaws.SoundOrUnsound)], QuietOnSuccess = true)]
    public void No_path_is_shorter(Specification specification)
    {
        var graph = new SpecifiedLifecycle(specification.Repaired()).Graph;
        var start = graph.InitialStage.Key;
        var distances = ShortestPaths.Distances(graph, start, null);
        foreach (var goal in graph.Stages)
        {
            var path = graph.ShortestPath(start, goal.Key);

            Assert.Equal(
                distances.Where(each => graph.Stage(each.Key.Stage).SelfAndSuperstages().Contains(goal))
                    .Min(each => (int?)each.Value),
                path?.Count);
        }
    }
}
