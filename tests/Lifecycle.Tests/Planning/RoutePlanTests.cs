using System.Text.Json;
using static Lifecycle.Tests.OrderStage;

namespace Lifecycle.Tests.Planning;

public class RoutePlanTests
{
    private readonly Order _order = new() { Paid = false, InStock = false, GiftWrapped = false };

    [Fact]
    public async Task The_plan_lists_its_transitions_and_the_criteria_that_block_each()
    {
        var plan = await new OrderLifecycle().Start(_order).PlanAsync(Delivered);

        Assert.True(plan.Exists);
        Assert.Equal((Cart, Delivered), (plan.Start, plan.Goal));
        Assert.Equal(["PAY-01", "SHP-01"], plan.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(
            """
            From Cart to Delivered to the customer: Pay, then Ship, then Deliver.
              1. Pay to Paid:
                 UNMET    PAY-01  The order is not paid.
              2. Ship to Shipped:
                 UNMET    SHP-01  A line is out of stock. Remedy: Reorder.
              3. Deliver to Delivered to the customer: nothing blocks.
            """,
            plan.ToString());
    }

    [Fact]
    public async Task A_return_in_a_plan_leads_to_the_remembered_stage()
    {
        var lifecycle = new OrderLifecycle();
        var instance = lifecycle.Resume(_order, lifecycle.SnapshotOf(OnHold, 3, Shipped));

        var plan = await instance.PlanAsync(Delivered);

        Assert.Equal(
            [(OnHold, Shipped), (Shipped, Delivered)],
            plan.Transitions.Select(transition => (transition.From, transition.To)));
    }

    [Fact]
    public async Task A_plan_to_a_superstage_ends_in_any_of_its_substages()
    {
        var plan = await new OrderLifecycle().Start(_order).PlanAsync(Active);

        Assert.Equal([Paid], plan.Transitions.Select(transition => transition.To));
    }

    [Fact]
    public async Task A_plan_is_empty_if_the_goal_is_reached_and_does_not_exist_if_no_path_leads_there()
    {
        var reached = await new OrderLifecycle().Start(_order).PlanAsync(Cart);
        var outOfReach = await new OrderLifecycle().Resume(_order, Delivered).PlanAsync(Cart);

        Assert.True(reached.Exists);
        Assert.Equal("Cart is reached already.", reached.ToString());
        Assert.False(outOfReach.Exists);
        Assert.Equal("No path leads from Delivered to the customer to Cart.", outOfReach.ToString());
        Assert.Empty(outOfReach.Transitions);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await new OrderLifecycle().Start(_order).PlanAsync((OrderStage)99));
    }

    [Fact]
    public async Task A_conditional_branch_in_a_plan_names_its_condition()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").When("it rains", _ => false).GoTo("b").Otherwise().GoTo("c");
        });

        var plan = await lifecycle.Start("").PlanAsync("b");

        Assert.Equal("it rains", plan.Transitions[0].Condition);
        Assert.False(plan.Transitions[0].Report.Passed);
        Assert.Contains(
            "1. go to b, when it rains:\n     UNMET    it rains  The branch to b is not open.",
            plan.ToString());
    }

    [Fact]
    public async Task An_open_earlier_branch_blocks_the_later_ones()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").When("it rains", text => text[0] == 'r').GoTo("b").Otherwise().GoTo("c");
        });

        var rain = await lifecycle.Start("rain").PlanAsync("c");
        var sun = await lifecycle.Start("sun").PlanAsync("c");
        var unknown = await lifecycle.Start("").PlanAsync("c");

        Assert.Equal("The branch to b comes first and is open.", rain.Blocking.Single().Reason);
        Assert.True(sun.Transitions[0].Report.Passed);
        Assert.Equal(Verdict.Faulted, unknown.Blocking.Single().Verdict);
    }

    [Fact]
    public async Task JSON_holds_a_report_for_each_transition()
    {
        var plan = await new OrderLifecycle().Start(_order).PlanAsync(Delivered);

        using var json = JsonDocument.Parse(plan.ToJson());

        Assert.True(json.RootElement.GetProperty("exists").GetBoolean());
        Assert.Equal("Delivered", json.RootElement.GetProperty("goal").GetString());
        Assert.Equal(
            plan.Transitions.Select(transition => transition.Report.ToJson()),
            json.RootElement.GetProperty("transitions")
                .EnumerateArray()
                .Select(transition => transition.GetProperty("report").GetRawText()));
    }

    [Fact]
    public async Task Where_the_shortest_path_is_blocked_a_longer_open_one_is_an_alternative()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("straight").Requires("S-1", _ => false, "It is closed for ever.").GoTo("d")
                .On("round").GoTo("b");
            l.Stage("b").On("on").GoTo("c");
            l.Stage("c").On("on").GoTo("d");
        }).Start("");

        var plan = await instance.PlanAsync("d");

        Assert.Equal(["straight"], plan.Transitions.Select(transition => transition.Trigger));
        var alternative = Assert.Single(plan.Alternatives);
        Assert.Equal(["round", "on", "on"], alternative.Transitions.Select(transition => transition.Trigger));
        Assert.Empty(alternative.Blocking);
        Assert.Contains("Alternative: From a to d: round, then on, then on.", plan.ToString());
        Assert.Equal(alternative.Transitions, plan.AsText(instance.Graph).Alternatives[0].Transitions);
    }

    [Fact]
    public async Task An_alternative_has_fewer_blocking_lines_and_is_left_out_if_there_is_none()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .On("two").Requires("1", _ => false, "No.").Requires("2", _ => false, "No.").GoTo("z")
                .On("one").Requires("3", _ => false, "No.").GoTo("b");
            l.Stage("b").On("on").GoTo("z");
            l.Stage("z").On("last").Requires("4", _ => false, "No.").GoTo("end");
        }).Start("");

        var plan = await instance.PlanAsync("z");
        var single = await instance.PlanAsync("b");

        Assert.Equal(["3"], Assert.Single(plan.Alternatives).Blocking.Select(line => line.Criterion.Id));
        Assert.Empty(single.Alternatives);
    }
}
