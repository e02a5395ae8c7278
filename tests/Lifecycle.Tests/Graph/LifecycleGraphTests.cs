using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Graph;

public class LifecycleGraphTests
{
    private enum Sparse : long
    {
        Low = -5_000_000_000,
        Mid = 7,
        High = long.MaxValue,
    }

    private enum Tiny : byte
    {
        A = 3,
        B = 200,
    }

    private enum Short : short
    {
        Low = -7,
        High = short.MaxValue,
    }

    private static readonly LifecycleGraph<OrderStage, OrderTrigger> Graph = new OrderLifecycle().Graph;

    [Fact]
    public void Stages_know_their_place()
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
    public void The_table_step_says_where_the_graph_alone_leads(
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
    public void Any_kind_of_key_will_do()
    {
        var sparse = new InlineLifecycle<Sparse, Tiny, string>(l =>
        {
            l.StartsIn(Sparse.Low);
            l.Stage(Sparse.Low).On(Tiny.A).GoTo(Sparse.High);
            l.Stage(Sparse.High).On(Tiny.B).GoTo(Sparse.Low);
        }).Graph;
        var records = new InlineLifecycle<(int, string), Guid, string>(l =>
        {
            l.StartsIn((1, "a"));
            l.Stage((1, "a")).On(Guid.Empty).GoTo((2, "b"));
        }).Graph;

        var shorts = new InlineLifecycle<Short, Short, string>(l =>
        {
            l.StartsIn(Short.High);
            l.Stage(Short.High).On(Short.Low).GoTo(Short.Low);
        }).Graph;

        Assert.True(sparse.TryStep(Sparse.Low, Tiny.A, out var high));
        Assert.Equal(Sparse.High, high);
        Assert.False(sparse.Contains(Sparse.Mid));
        Assert.False(sparse.Permits(Sparse.Low, (Tiny)4));
        Assert.True(records.TryStep((1, "a"), Guid.Empty, out var next));
        Assert.Equal((2, "b"), next);
        Assert.True(shorts.TryStep(Short.High, Short.Low, out var low));
        Assert.Equal(Short.Low, low);
        Assert.False(shorts.Permits(Short.Low, Short.High));
    }

    [Fact]
    public async Task Thousands_of_stages_and_triggers_will_do()
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
}
