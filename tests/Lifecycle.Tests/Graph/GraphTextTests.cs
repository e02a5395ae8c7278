namespace Lifecycle.Tests.Graph;

/// <summary><see cref="LifecycleGraph{TStage, TTrigger}.AsText"/> returns the same graph with text keys.</summary>
public class GraphTextTests
{
    private static readonly LifecycleGraph<OrderStage, OrderTrigger> Graph = new OrderLifecycle().Graph;

    private static readonly LifecycleGraph<string, string> Text = Graph.AsText();

    [Fact]
    public void The_text_graph_has_the_same_name_initial_stage_and_criteria()
    {
        Assert.Equal(Graph.Name, Text.Name);
        Assert.Equal("Cart", Text.InitialStage.Key);
        Assert.Equal(Graph.Criteria, Text.Criteria);
    }

    [Fact]
    public void The_text_graph_has_the_same_stages()
    {
        Assert.Equal(
            Graph.Stages.Select(stage => (stage.KeyText, stage.Name, stage.IsTerminal, stage.IsSuperstage)),
            Text.Stages.Select(stage => (stage.Key, stage.Name, stage.IsTerminal, stage.IsSuperstage)));
        Assert.Equal(
            Graph.Stages.Select(stage => (stage.Superstage?.KeyText, stage.InitialSubstage?.KeyText)),
            Text.Stages.Select(stage => (stage.Superstage?.Key, stage.InitialSubstage?.Key)));
        Assert.All(Text.Stages, stage => Assert.Equal(stage.Key, stage.KeyText));
        Assert.All(Graph.Stages.Zip(Text.Stages), pair =>
        {
            Assert.Equal(
                pair.First.Substages.Select(substage => substage.KeyText),
                pair.Second.Substages.Select(substage => substage.Key));
            Assert.Equal(pair.First.EntryCriteria, pair.Second.EntryCriteria);
            Assert.Equal(pair.First.DueTriggers.Select(trigger => $"{trigger}"), pair.Second.DueTriggers);
        });
    }

    [Fact]
    public void The_text_graph_has_the_same_triggers() =>
        Assert.Equal(
            Graph.Triggers.Select(trigger => (trigger.Name, trigger.PayloadType)),
            Text.Triggers.Select(trigger => (trigger.Key, trigger.PayloadType)));

    [Fact]
    public void The_text_graph_has_the_same_transitions()
    {
        Assert.Equal(
            Graph.Transitions.Select(transition => transition.ToString()),
            Text.Transitions.Select(transition => transition.ToString()));
        Assert.All(Graph.Transitions.Zip(Text.Transitions), pair =>
        {
            Assert.Equal(
                (pair.First.Kind, pair.First.Condition, pair.First.DeclaredBy.KeyText, pair.First.To?.KeyText),
                (pair.Second.Kind, pair.Second.Condition, pair.Second.DeclaredBy.Key, pair.Second.To?.Key));
            Assert.Equal(pair.First.Criteria, pair.Second.Criteria);
        });
    }

    [Fact]
    public void The_text_graph_has_the_same_branches()
    {
        var graph = new InlineLifecycle<int, int, string>(l =>
        {
            l.StartsIn(1);
            l.Stage(1).On(10).When("short", text => text.Length < 3).GoTo(2).Otherwise().GoTo(3);
            l.Stage(2).Within(4).On(20).GoToPrevious();
            l.Stage(3).On(20).GoTo(4);
            l.Stage(4).StartsIn(2);
        }).Graph;

        var text = graph.AsText();

        Assert.Equal(
            ["1 on 10 when short: 2", "1 on 10: 3"],
            text.TransitionsFrom("1", "10").Select(transition => transition.ToString()));
        Assert.Equal("2", text.Stage("4").InitialSubstage?.Key);
        Assert.Equal("2", text.TransitionsFrom("3", "20")[0].To?.Key);
        Assert.Null(text.TransitionsFrom("2", "20")[0].To);
    }

    [Fact]
    public void The_text_graph_takes_the_same_steps()
    {
        foreach (var stage in Graph.Stages)
        {
            Assert.Equal(
                Graph.PermittedTriggers(stage.Key).Select(trigger => $"{trigger}"),
                Text.PermittedTriggers(stage.KeyText));
            foreach (var trigger in Graph.Triggers)
            {
                Assert.Equal(
                    (Graph.TryStep(stage.Key, trigger.Key, out var next), $"{next}"),
                    (Text.TryStep(stage.KeyText, trigger.Name, out var nextText), nextText));
                Assert.Equal(Graph.Permits(stage.Key, trigger.Key), Text.Permits(stage.KeyText, trigger.Name));
            }
        }

        Assert.Equal(Graph.Verify().ToString(), Text.Verify().ToString());
    }

    [Fact]
    public void A_graph_with_text_keys_is_its_own_text_graph() => Assert.Same(Text, Text.AsText());

    [Fact]
    public void Keys_that_differ_only_in_case_have_a_text_graph()
    {
        var graph = new InlineLifecycle<char, char, string>(l =>
        {
            l.StartsIn('a');
            l.Stage('a').On('g').GoTo('A').On('G').Stay();
        }).Graph;

        Assert.Equal(["a", "A"], graph.AsText().Stages.Select(stage => stage.Key));
    }
}
