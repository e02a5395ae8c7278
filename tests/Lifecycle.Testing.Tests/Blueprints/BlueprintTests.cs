using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Testing.Tests;

public class BlueprintTests
{
    private static readonly Arbitrary<Blueprint> All = Blueprints.Arbitrary();

    [Property(MaxTest = 200)]
    public void Blueprints_and_everything_they_shrink_to_compile(int seed)
    {
        foreach (var blueprint in All.Sample(5, seed).SelectMany(each => All.Shrinker(each).Take(10).Prepend(each)))
            Assert.Equal(blueprint.InitialStage, blueprint.ToDefinition().Graph.InitialStage.Key);
    }

    [Fact]
    public void Every_kind_of_transition_and_nesting_is_generated()
    {
        var graphs = All.Sample(500, 3).Select(blueprint => blueprint.ToDefinition().Graph).ToArray();

        Assert.Equal(
            Enum.GetValues<TransitionKind>(),
            graphs.SelectMany(graph => graph.Transitions).Select(transition => transition.Kind).Distinct().Order());
        Assert.Contains(graphs, graph => graph.Stages.Any(stage => stage.IsSuperstage && stage.Superstage is not null));
        Assert.Contains(graphs, graph => graph.Transitions.Any(transition => transition.Condition is not null));
        Assert.Equal(8, graphs.Max(graph => graph.Stages.Count));
        Assert.Equal(6, graphs.Max(graph => graph.Triggers.Count));
        Assert.True(graphs.Average(graph => graph.Transitions.Count) > 5);
    }

    [Property(MaxTest = 50)]
    public void No_blueprint_is_larger_than_its_size_allows(int seed)
    {
        var small = Blueprints.Arbitrary(new() { Stages = 3, Triggers = 2, Guards = 0, HasReturns = false });

        Assert.All(small.Sample(5, seed), blueprint =>
        {
            Assert.InRange(blueprint.Superstages.Count, 1, 3);
            Assert.All(blueprint.Rules, rule =>
                Assert.True(rule is { Trigger: < 2, Guard: null, Kind: not TransitionKind.Return }));
        });
    }

    [Fact]
    public void A_blueprint_shrinks_to_one_without_rules()
    {
        var blueprint = All.Sample(1, 5)[0];
        var steps = 0;
        while (All.Shrinker(blueprint).FirstOrDefault() is { } smaller)
        {
            blueprint = smaller;
            Assert.True(steps++ < 1000);
        }

        Assert.Empty(blueprint.Rules);
        Assert.All(blueprint.Superstages, Assert.Null);
    }

    [Fact]
    public void Invalid_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlueprintSize { Stages = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlueprintSize { Triggers = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new BlueprintSize { Guards = -1 });
    }
}
