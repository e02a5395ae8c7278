using Stateless.Reflection;

namespace Lifecycle.Interop.Tests.Graphs;

public class MachineReaderTests
{
    [Fact]
    public void Every_kind_of_transition_is_in_the_graph()
    {
        var machine = new StateMachine<string, char>("draft");
        machine
            .Configure("draft")
            .Permit('p', "placed")
            .PermitReentry('r')
            .InternalTransition('n', () => { })
            .Ignore('x');
        machine
            .Configure("placed")
            .PermitIf('c', "closed", () => true, "it is paid")
            .PermitIf('c', "draft", () => false, "it is not");

        var graph = machine.ToLifecycleGraph();

        Assert.Equal(["closed: terminal", "draft", "placed"], Stages(graph));
        Assert.Equal(
            [
                "draft n: Stay when Function",
                "draft p: Move placed",
                "draft r: ReEntry",
                "draft x: Ignore",
                "placed c: Move closed when it is paid",
                "placed c: Move draft when it is not",
            ],
            Transitions(graph));
        Assert.Equal("draft", graph.InitialStage.Key);
        Assert.DoesNotContain(graph.Verify().Findings, finding =>
            finding.Kind is FindingKind.DeadEnd or FindingKind.UnreachableStage);
    }

    [Fact]
    public void A_superstate_that_the_machine_is_never_directly_in_is_a_superstage()
    {
        var machine = new StateMachine<string, char>("draft");
        machine.Configure("draft").SubstateOf("open").Permit('p', "placed");
        machine.Configure("placed").SubstateOf("open").Ignore('h');
        machine.Configure("open").Permit('h', "held").PermitIf('d', "draft", () => true, "it may");
        machine.Configure("held").Permit('r', "placed");

        var graph = machine.ToLifecycleGraph(out var omissions);

        Assert.Equal("open", graph.Stage("draft").Superstage!.Key);
        Assert.Equal(
            [
                "draft d: Stay when it may",
                "draft h: Move held",
                "draft p: Move placed",
                "held r: Move placed",
                "placed d: Move draft when it may",
                "placed h: Ignore",
            ],
            Transitions(graph));
        Assert.Equal(
            ["draft, d: Guards decide whether the trigger is ignored. The graph shows that as staying."],
            omissions.Select(each => each.ToString()));
    }

    [Fact]
    public void A_superstate_that_the_machine_may_be_in_is_a_stage_of_its_own()
    {
        var machine = new StateMachine<string, char>("idle");
        machine.Configure("idle").Permit('s', "running");
        machine.Configure("running").Permit('x', "idle").PermitReentry('r');
        machine.Configure("fast").SubstateOf("running").Permit('y', "slow");
        machine.Configure("slow").SubstateOf("running");
        machine.Configure("running").Permit('f', "fast");

        var graph = machine.ToLifecycleGraph(out var omissions);

        Assert.Equal(
            [
                "fast f: Ignore", "fast r: Move running", "fast x: Move idle", "fast y: Move slow",
                "idle s: Move running",
                "running f: Move fast", "running r: ReEntry", "running x: Move idle",
                "slow f: Move fast", "slow r: Move running", "slow x: Move idle",
            ],
            Transitions(graph));
        Assert.Contains("may be in this superstate", Assert.Single(omissions).Message, StringComparison.Ordinal);
        Assert.Contains(
            "running: The machine may be in",
            Assert.Throws<LifecycleException>(() => machine.ToLifecycleGraph()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_caller_supplies_initial_substates()
    {
        var machine = new StateMachine<string, char>("idle");
        machine.Configure("idle").Permit('s', "running");
        machine.Configure("running").InitialTransition("slow").Permit('x', "idle").PermitReentry('r');
        machine.Configure("fast").SubstateOf("running");
        machine.Configure("slow").SubstateOf("running").Permit('y', "fast");

        var graph = machine.ToLifecycleGraph(new Dictionary<string, string> { ["running"] = "slow" });

        Assert.Equal(
            [
                "fast r: Move slow",
                "fast x: Move idle",
                "idle s: Move slow",
                "slow r: ReEntry",
                "slow x: Move idle",
                "slow y: Move fast",
            ],
            Transitions(graph));
        Assert.Equal("slow", graph.Stage("running").InitialSubstage!.Key);
        Assert.Throws<ArgumentException>(() =>
            machine.ToLifecycleGraph(new Dictionary<string, string> { ["running"] = "idle" }));
        Assert.Throws<ArgumentException>(() =>
            machine.ToLifecycleGraph(new Dictionary<string, string> { ["nowhere"] = "idle" }));
    }

    [Fact]
    public void Dynamic_destinations_are_in_the_graph_if_the_machine_lists_them()
    {
        var machine = new StateMachine<string, char>("draft");
        machine.Configure("draft")
            .PermitDynamic('a', () => "left", null, new DynamicStateInfos { { "left", "odd" }, { "draft", "even" } })
            .PermitDynamic('b', () => "left")
            .PermitDynamic('c', () => "left", null, new DynamicStateInfos { { "nowhere", "never" } });
        machine.Configure("left").PermitDynamicIf('a', () => "draft", () => true, "it may");

        var graph = machine.ToLifecycleGraph(out var omissions);

        Assert.Equal(["draft a: Move left when odd", "draft a: ReEntry when even"], Transitions(graph));
        Assert.Equal(["draft", "left"], Stages(graph));
        Assert.Equal(
            [
                "draft, b: The fire decides the destination, and the machine does not list the possible ones.",
                "draft, c: The trigger may lead to nowhere, which the machine does not configure.",
                "left, a: The fire decides the destination, and the machine does not list the possible ones.",
            ],
            omissions.Select(each => each.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ambiguous_configuration_is_an_omission()
    {
        var machine = new StateMachine<string, char>("draft");
#pragma warning disable LFC4003 // Ambiguous on purpose: the graph has to list it as an omission.
        machine.Configure("draft").Permit('a', "left").Permit('a', "right").IgnoreIf('b', () => true, "it is late");
#pragma warning restore LFC4003

        var graph = machine.ToLifecycleGraph(out var omissions);

        Assert.Equal(["draft a: Move left", "draft b: Stay when it is late"], Transitions(graph));
        Assert.Equal(2, omissions.Count);
        Assert.Throws<InvalidOperationException>(() => machine.Fire('a'));
    }

    [Fact]
    public void Transitions_with_asynchronous_guards_are_not_in_the_graph()
    {
        var machine = new StateMachine<string, char>("draft");
        machine
            .Configure("draft")
            .PermitIfAsync('a', "left", () => Task.FromResult(true), "it may")
            .Permit('b', "right");

        Assert.Equal(["draft b: Move right"], Transitions(machine.ToLifecycleGraph()));
    }

    [Fact]
    public void A_machine_without_any_configuration_has_one_stage()
    {
        var graph = new StateMachine<string, char>("draft").ToLifecycleGraph();

        Assert.Equal(["draft: terminal"], Stages(graph));
        Assert.Throws<ArgumentNullException>(() => ((StateMachine<string, char>)null!).ToLifecycleGraph());
    }

    [Fact]
    public void The_graph_of_a_lifecycle_survives_the_round_trip_through_a_machine()
    {
        var lifecycle = new OrderLifecycle();

        var graph = lifecycle.Start(new()).ToStateMachine().ToLifecycleGraph(out var omissions);

        Assert.Empty(omissions);
        var singleBranches = Transitions(lifecycle.Graph)
            .Where(line => !line.Contains("Return", StringComparison.Ordinal))
            .Where(line => !line.Contains("Dispatch", StringComparison.Ordinal));
        Assert.All(singleBranches, line =>
            Assert.Contains(Transitions(graph), other =>
                other == line || other.StartsWith($"{line} when ORD", StringComparison.Ordinal)
            )
        );
        Assert.Contains("Placed Dispatch: Move Closed when express; express", Transitions(graph));
        Assert.Contains("Held Release: Move Placed when the previous stage", Transitions(graph));
        Assert.Equal(OrderStage.Open, graph.Stage(OrderStage.Placed).Superstage!.Key);
    }

    private static IEnumerable<string> Stages(LifecycleGraph<string, char> graph) =>
        graph
            .Stages.Select(stage => stage.IsTerminal ? $"{stage.Key}: terminal" : stage.Key)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Transitions<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull =>
        graph.Transitions
            .Select(transition => $"{transition.From.Key} {transition.Trigger.Key}: {transition.Kind}"
                + (transition.Kind == TransitionKind.Move ? $" {transition.To!.Key}" : "")
                + (transition.Condition is { } condition ? $" when {condition}" : ""))
            .Order(StringComparer.Ordinal);
}
