using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Graph;

public class LifecycleGraphTests
{
    private static readonly LifecycleGraph<OrderStage, OrderTrigger> Graph = new OrderLifecycle().Graph;

    [Fact]
    public void The_graph_describes_its_stages_and_triggers()
    {
        Assert.Equal(Cart, Graph.InitialStage.Key);
        Assert.Equal([Paid, Shipped], Graph.Stage(Active).Substages.Select(stage => stage.Key));
        Assert.Equal(Active, Graph.Stage(Paid).Superstage?.Key);
        Assert.True(Graph.Stage(Active).IsSuperstage);
        Assert.True(Graph.Stage(Cancelled).IsTerminal);
        Assert.Equal("Delivered to the customer", Graph.Stage(Delivered).Name);
        Assert.Equal(["PAY-01"], Graph.Stage(Paid).EntryCriteria.Select(criterion => criterion.Id));
        Assert.Equal(typeof(HoldNotice), Graph.Triggers.Single(trigger => trigger.Key == Hold).PayloadType);
        Assert.Throws<ArgumentException>(() => Graph.Stage((OrderStage)99));
    }

    [Fact]
    public void A_stage_tells_from_where_it_is_entered()
    {
        Assert.Empty(Graph.EnteredFrom(Cart));
        Assert.Equal([Cart, OnHold], Graph.EnteredFrom(Paid).Select(stage => stage.Key).Order());
        Assert.Equal([Paid, Shipped], Graph.EnteredFrom(OnHold).Select(stage => stage.Key).Order());
        Assert.Throws<ArgumentException>(() => Graph.EnteredFrom((OrderStage)99));
    }

    [Fact]
    public void Every_criterion_is_listed_once() =>
        Assert.Equal(["ACT-01", "PAY-01", "SHP-02", "SHP-01"], Graph.Criteria.Select(criterion => criterion.Id));

    [Fact]
    public void Transitions_apply_to_each_stage_that_inherits_them()
    {
        var cancel = Graph.Transitions.Where(transition => transition.Trigger.Key == Cancel)
            .Select(transition => (transition.From.Key, transition.DeclaredBy.Key));

        Assert.Equal([(Cart, Cart), (Paid, Active), (Shipped, Active), (OnHold, OnHold)], cancel.Order());
        Assert.Equal(
            ["ACT-01", "PAY-01"],
            Graph.TransitionsFrom(Cart, Pay)[0].Criteria.Select(criterion => criterion.Id));
        Assert.Null(Graph.TransitionsFrom(OnHold, Release)[0].To);
        Assert.Equal("Cart on Pay: Paid", Graph.TransitionsFrom(Cart, Pay)[0].ToString());
        Assert.Equal("OnHold on Release: the previous stage", Graph.TransitionsFrom(OnHold, Release)[0].ToString());
        Assert.Equal("Shipped on Annotate: nothing", Graph.TransitionsFrom(Shipped, Annotate)[0].ToString());
        Assert.Empty(Graph.TransitionsFrom(Cart, Ship));
        Assert.Empty(Graph.TransitionsFrom((OrderStage)99, Ship));
    }

    [Theory]
    [InlineData(Cart, Pay, true, Paid)]
    [InlineData(Paid, Cancel, true, Cancelled)]
    [InlineData(Paid, Annotate, true, Paid)]
    [InlineData(Shipped, Annotate, true, Shipped)]
    [InlineData(OnHold, Release, false, OnHold)]
    [InlineData(Cart, Ship, false, Cart)]
    [InlineData((OrderStage)99, Ship, false, (OrderStage)99)]
    [InlineData(Cart, (OrderTrigger)99, false, Cart)]
    public void TryStep_gives_the_next_stage_if_the_graph_alone_determines_it(
        OrderStage stage,
        OrderTrigger trigger,
        bool known,
        OrderStage next)
    {
        Assert.Equal(known, Graph.TryStep(stage, trigger, out var stepped));
        Assert.Equal(next, stepped);
    }

    [Fact]
    public void A_move_to_a_superstage_enters_the_substage_it_starts_in()
    {
        var graph = InlineLifecycle.Of(l =>
        {
            l.StartsIn("outer");
            l.Stage("outer").StartsIn("inner");
            l.Stage("inner").Within("outer").StartsIn("leaf");
            l.Stage("leaf").Within("inner").On("go").GoTo("end");
            l.Stage("end").On("again").GoTo("outer");
        }).Graph;

        Assert.Equal("leaf", graph.InitialStage.Key);
        Assert.Equal("leaf", graph.TransitionsFrom("end", "again")[0].To?.Key);
        Assert.Equal("inner", graph.Stage("outer").InitialSubstage?.Key);
    }

    [Fact]
    public async Task A_graph_can_have_thousands_of_stages_and_triggers()
    {
        const int Size = 3_000;
        var lifecycle = new InlineLifecycle<int, int, string>(l =>
        {
            l.StartsIn(0);
            for (var stage = 0; stage < Size; stage++)
                l.Stage(stage).On(stage % 1500).GoTo(stage + 1);
            l.Stage(Size).IsTerminal();
        });
        var instance = lifecycle.Start("");

        for (var stage = 0; stage < Size; stage++)
            Assert.True((await instance.TryFireAsync(stage % 1500)).Moved);

        Assert.True(instance.IsTerminated);
        Assert.False(lifecycle.Graph.Permits(0, 1));
        Assert.True(lifecycle.Verify().IsClean);
    }

    [Fact]
    public void TryStep_does_not_follow_conditional_branches()
    {
        var graph = InlineLifecycle.Of<int[]>(l =>
        {
            l.StartsIn("triage");
            l.Stage("triage").Within("open")
                .On("assess")
                .When("high", value => value[0] > 10).GoTo("urgent")
                .When("payload", (_, context) => context.Payload is "fast").GoTo("fast")
                .Otherwise().GoTo("normal")
                .On("partial")
                .When("odd", value => value[0] % 2 == 1).GoTo("urgent");
            l.Stage("open").On("partial").GoTo("normal");
        }).Graph;

        Assert.False(graph.TryStep("triage", "assess", out _));
        Assert.True(graph.Permits("triage", "assess"));
        Assert.Equal(
            ["high", "payload", null],
            graph.TransitionsFrom("triage", "assess").Select(branch => branch.Condition));
        Assert.Equal(
            "triage on partial when odd: urgent",
            graph.TransitionsFrom("triage", "partial")[0].ToString());
    }
}
