using System.Text.Json;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Planning;

public class ProspectsTests
{
    private readonly Order _order = new() { InStock = false };

    [Fact]
    public async Task Prospects_hold_a_report_for_every_trigger()
    {
        var prospects = await new OrderLifecycle().Resume(_order, Paid).EvaluateAllAsync(new() { Actor = "Ann" });

        Assert.Equal(Paid, prospects.Stage);
        Assert.Equal(Enum.GetValues<OrderTrigger>(), prospects.All.Select(prospect => prospect.Trigger).Order());
        Assert.Equal([Hold, Cancel, Annotate, Reprint], prospects.Open.Select(prospect => prospect.Trigger).Order());
        Assert.Equal([Ship], prospects.Refused.Select(prospect => prospect.Trigger));
        Assert.False(prospects[Deliver].IsPermitted);
        Assert.Throws<ArgumentException>(() => prospects[(OrderTrigger)99]);
    }

    [Fact]
    public async Task The_text_lists_triggers_that_are_not_permitted_last()
    {
        _order.GiftWrapped = false;

        var prospects = await new OrderLifecycle().Resume(_order, Shipped).EvaluateAllAsync();

        Assert.Equal(
            """
            In Shipped:
              Hold leads from Shipped to OnHold.
              Cancel leads from Shipped to Cancelled.
              Annotate is ignored in Shipped.
              Reprint leads from Shipped to Shipped.
                met      ACT-01  The order has lines
                advice   SHP-02  The order is not gift-wrapped.
              Deliver leads from Shipped to Delivered to the customer.
              Not permitted: Pay, Ship, Release.
            """,
            prospects.ToString());
    }

    [Fact]
    public async Task The_text_omits_its_last_line_if_every_trigger_is_permitted()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
        }).Start("");

        Assert.Equal("In a:\n  go leads from a to b.", (await instance.EvaluateAllAsync()).ToString());
    }

    [Fact]
    public async Task JSON_holds_a_report_for_each_trigger()
    {
        var prospects = await new OrderLifecycle().Resume(_order, Paid).EvaluateAllAsync();

        using var json = JsonDocument.Parse(prospects.ToJson());

        Assert.Equal("Paid", json.RootElement.GetProperty("stage").GetString());
        Assert.Equal(
            prospects.All.Select(prospect => prospect.Report.ToJson()),
            json.RootElement.GetProperty("triggers").EnumerateArray()
                .Select(prospect => prospect.GetProperty("report").GetRawText()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_criterion_behind_many_triggers_is_evaluated_once_unless_it_looks_at_the_trigger(bool looks)
    {
        var asked = 0;
        var criterion = new CriterionDescription("C", "It is shared");
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            var stage = l.Stage("a");
            foreach (var number in Enumerable.Range(0, 20))
                stage.On($"go {number}").GoTo("b");
            l.Stage("b").Requires(criterion, (c, _) =>
            {
                asked++;
                return new(looks && c.Trigger is "go 7" ? CriterionResult.Unmet("Not 7.") : CriterionResult.Met());
            });
        }).Start("");

        var prospects = await instance.EvaluateAllAsync();

        Assert.Equal(looks ? 20 : 1, asked);
        Assert.Equal(looks ? 19 : 20, prospects.Open.Count());
        Assert.Equal(!looks, prospects["go 7"].IsOpen);
    }

    [Fact]
    public async Task Reports_of_triggers_that_are_not_permitted_share_the_list_of_those_that_are()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("x").GoTo("a").On("y").GoTo("a");
        }).Start("");

        var prospects = await instance.EvaluateAllAsync();

        Assert.Same(prospects["x"].Report.Permitted, prospects["y"].Report.Permitted);
        Assert.Equal(["go"], prospects["x"].Report.Permitted);
    }
}
