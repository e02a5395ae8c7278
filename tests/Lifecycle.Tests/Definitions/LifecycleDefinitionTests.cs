namespace Lifecycle.Tests.Definitions;

public class LifecycleDefinitionTests
{
    [Fact]
    public void Every_use_of_a_faulty_definition_throws()
    {
        var lifecycle = InlineLifecycle.Of(_ => { });

        Assert.Throws<DefinitionException>(() => lifecycle.Start(""));
        Assert.Throws<DefinitionException>(() => lifecycle.Resume("", "a"));
        Assert.Throws<DefinitionException>(() => lifecycle.Verify());
    }

    [Fact]
    public async Task A_builder_changes_nothing_after_compilation()
    {
        StageBuilder<string, string, string>? kept = null;
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            kept = l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("back").GoToPrevious();
        });
        _ = lifecycle.Graph;
        kept!.Requires("LATE", _ => false, "Late.").OnEntry(_ => throw new InvalidOperationException());
        var instance = lifecycle.Start("");
        await instance.FireAsync("go");

        Assert.True((await instance.TryFireAsync("back")).Moved);
    }

    [Fact]
    public void A_definition_passes_its_types_to_a_visitor()
    {
        var visitor = new TypesVisitor();

        ((LifecycleDefinition)new OrderLifecycle()).Accept(visitor);

        Assert.Equal([typeof(OrderStage), typeof(OrderTrigger), typeof(Order)], visitor.Seen);
    }

    private sealed class TypesVisitor : ILifecycleVisitor
    {
        public Type[] Seen { get; private set; } = [];

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull =>
            Seen = [typeof(TStage), typeof(TTrigger), typeof(TSubject)];
    }

    [Fact]
    public void A_definition_that_throws_once_is_declared_again_by_the_next_use()
    {
        var fails = true;
        var lifecycle = InlineLifecycle.Of(l =>
        {
            if (fails)
                throw new IOException("The file is locked.");

            l.StartsIn("a");
        });

        Assert.Throws<IOException>(() => lifecycle.Graph);
        fails = false;

        Assert.Equal("a", lifecycle.Graph.InitialStage.Key);
        Assert.Same(lifecycle.Graph, lifecycle.Graph);
    }

    [Fact]
    public void A_definition_that_needs_its_own_graph_throws()
    {
        InlineLifecycle<string, string, string>? lifecycle = null;
        lifecycle = InlineLifecycle.Of(l => l.StartsIn(lifecycle!.Graph.Name));

        Assert.Contains(
            "needs the graph itself",
            Assert.Throws<InvalidOperationException>(() => lifecycle.Graph).Message,
            StringComparison.Ordinal);
    }
}
