using Microsoft.CodeAnalysis.Completion;

namespace Lifecycle.Analyzers.Completion.Tests;

public class TriggerCompletionTests
{
    private const string Order = """
        public enum OrderStage { Draft, Placed, Paid, Shipped, Cancelled }

        public enum OrderTrigger { Place, Pay, Ship, Cancel, Reopen, Note }

        public sealed class Order;

        public sealed class OrderLifecycle : LifecycleDefinition<OrderStage, OrderTrigger, Order>
        {
            protected override void Define(LifecycleBuilder<OrderStage, OrderTrigger, Order> lifecycle)
            {
                lifecycle.StartsIn(OrderStage.Draft);
                lifecycle.Stage(OrderStage.Draft)
                    .On(OrderTrigger.Place).GoTo(OrderStage.Placed)
                    .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled);
                lifecycle.Stage(OrderStage.Placed)
                    .On(OrderTrigger.Pay).GoTo(OrderStage.Paid)
                    .On(OrderTrigger.Cancel).GoTo(OrderStage.Cancelled)
                    .On(OrderTrigger.Note).Requires("NOT-01", _ => true, "There is no note.").Stay();
                lifecycle.Stage(OrderStage.Paid)
                    .Requires("PAY-01", _ => true, "It is not paid.")
                    .On(OrderTrigger.Ship).GoTo(OrderStage.Shipped);
                lifecycle.Stage(OrderStage.Shipped).IsTerminal();
                lifecycle.Stage(OrderStage.Cancelled).On(OrderTrigger.Reopen).GoTo(OrderStage.Draft);
            }
        }
        """;

    /// <summary>What is known of the order, and the triggers that are permitted then.</summary>
    private static readonly (string Known, string Permitted)[] Knowledge =
    [
        ("var order = new OrderLifecycle().Start(new());", "Place Cancel"),
        (
            "var order = new OrderLifecycle().Start(new()); await order.FireAsync(OrderTrigger.Place);",
            "Cancel Pay Note"
        ),
        (
            "var order = new OrderLifecycle().Start(new()); await order.FireAsync(OrderTrigger.Place); "
                + "await order.FireAsync(OrderTrigger.Pay);",
            "Ship"
        ),
        (
            "var order = new OrderLifecycle().Start(new()); if (isRush) await order.FireAsync(OrderTrigger.Place);",
            "Place Cancel Pay Note"
        ),
        ("var order = unknown;", "Place Cancel Pay Note Ship Reopen"),
        ("var order = unknown; if (order.Stage is not OrderStage.Placed) return;", "Cancel Pay Note"),
        (
            "var order = unknown; if (order.Stage is OrderStage.Paid or OrderStage.Cancelled) { } else return;",
            "Ship Reopen"
        ),
    ];

    /// <summary>How a trigger is typed.</summary>
    private static readonly string[] Carets =
    [
        "await order.FireAsync($$);",
        "await order.FireAsync($$",
        "await order.TryFireAsync($$);",
        "var result = await order.TryFireAsync($$",
        "if (order.Permits($$)) return;",
        "await order.FireAsync(P$$);",
        "await order.FireAsync(Pla$$",
        "await order.FireAsync(OrderTrigger.$$);",
        "await order.FireAsync(OrderTrigger.P$$",
        "await order.FireAsync(trigger: $$);",
        "await order.FireAsync($$, cancellationToken: token);",
        "await order.FireAsync(cancellationToken: token, trigger: $$);",
        "var report = await order.EvaluateAsync($$);",
        "order.FireAsync($$).AsTask().Wait();",
        "await order!.FireAsync($$);",
        "await (order).FireAsync( $$ );",
        "_ = order?.FireAsync($$);",
        """
        try
        {
            await order.FireAsync($$);
        }
        catch (TransitionNotPermittedException)
        {
        }
        """,
    ];

    public static TheoryData<string, string, string> Places
    {
        get
        {
            var places = new TheoryData<string, string, string>();
            foreach (var (known, permitted) in Knowledge)
            {
                foreach (var caret in Carets)
                    places.Add(known, caret, permitted);
            }

            return places;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Exactly_the_permitted_triggers_come_first(string known, string caret, string permitted)
    {
        var type = caret.Contains("OrderTrigger.", StringComparison.Ordinal) ? "" : "OrderTrigger.";
        string[] expected = [.. permitted.Split(' ').Select(trigger => type + trigger)];

        var items = await Editor.OfferAsync(InMethod(known + caret), Order);

        Assert.Equal(expected, items.Take(expected.Length).Select(item => item.DisplayText));
        Assert.DoesNotContain(items.Skip(expected.Length), IsOurs);
    }

    [Theory]
    [InlineData("await unknown.FireAsync(OrderTrigger.Pay, $$);")]
    [InlineData("await unknown.FireAsync(OrderTrigger.Pay$$ );", true)]
    [InlineData("Console.WriteLine($$);")]
    [InlineData("unknown.ToString($$);")]
    [InlineData("await unknown.FireAsync(OrderStage.$$);")]
    [InlineData("await unknown.FireAsync(isRush ? $$);")]
    [InlineData("var order = $$;")]
    [InlineData("await unknown.FireAsync(Math.$$);")]
    [InlineData("await FireAsync($$);")]
    [InlineData("await missing.FireAsync($$);")]
    [InlineData("$$")]
    public async Task Other_places_are_left_alone(string statements, bool isTrigger = false) =>
        Assert.Equal(isTrigger, (await Editor.OfferAsync(InMethod(statements), Order)).Any(IsOurs));

    [Fact]
    public async Task Nothing_is_offered_in_a_terminal_stage() =>
        Assert.DoesNotContain(
            await Editor.OfferAsync(
                InMethod("if (unknown.Stage == OrderStage.Shipped) await unknown.FireAsync($$);"), Order),
            IsOurs);

    [Fact]
    public async Task An_item_says_where_the_trigger_leads_and_what_is_evaluated()
    {
        var source = InMethod(
            "if (unknown.Stage is OrderStage.Draft or OrderStage.Placed) await unknown.FireAsync($$);");

        var items = await Editor.OfferAsync(source, Order);

        Assert.Equal(
            [
                "OrderTrigger.Place → Placed", "OrderTrigger.Cancel → Cancelled",
                "OrderTrigger.Pay → Paid, asks PAY-01", "OrderTrigger.Note stays, asks NOT-01",
            ],
            items.Where(IsOurs).Select(item => $"{item.DisplayText} {item.InlineDescription}"));
        Assert.Equal(
            "Placed: leads to Paid. Evaluates PAY-01.\nDraft: not permitted.",
            await Editor.DescribeAsync(source, "OrderTrigger.Pay", Order));
    }

    [Fact]
    public async Task The_chosen_trigger_replaces_the_word_that_is_typed() =>
        Assert.Contains(
            "await unknown.FireAsync(OrderTrigger.Reopen);",
            await Editor.ChooseAsync(InMethod("await unknown.FireAsync(Reo$$);"), "OrderTrigger.Reopen", Order),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_using_static_shortens_what_is_inserted()
    {
        var items = await Editor.OfferAsync(
            "using static OrderTrigger;\n" + InMethod("await new OrderLifecycle().Start(new()).FireAsync($$);"), Order);

        Assert.Equal(["Place", "Cancel"], items.Take(2).Select(item => item.DisplayText));
    }

    [Fact]
    public async Task Triggers_of_a_stored_instance_are_offered_without_its_stage()
    {
        var items = await Editor.OfferAsync(
            """
            public static class Shop
            {
                public static async Task RunAsync(ILifecycleManager<OrderStage, OrderTrigger, Order> orders) =>
                    await orders.FireAsync("1", $$);
            }
            """,
            Order);

        Assert.Equal(
            ["Place", "Cancel", "Pay", "Note", "Ship", "Reopen"],
            items.Where(IsOurs).Select(item => item.DisplayText["OrderTrigger.".Length..]));
    }

    [Fact]
    public async Task Triggers_that_are_strings_are_offered_as_literals()
    {
        var items = await Editor.OfferAsync(
            """
            public static class Shop
            {
                public static async Task RunAsync() => await new Door().Start(new()).FireAsync($$);
            }

            public sealed class Door : LifecycleDefinition<string, string, object>
            {
                protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
                {
                    lifecycle.StartsIn("open");
                    lifecycle.Stage("open").On("close \"it\"").GoTo("closed");
                    lifecycle.Stage("closed").On("open").GoTo("open");
                }
            }
            """);

        Assert.Equal("\"close \\\"it\\\"\"", items[0].DisplayText);
        Assert.DoesNotContain(items.Skip(1), IsOurs);
    }

    private static bool IsOurs(CompletionItem item) => item.SortText.StartsWith('!');

    private static string InMethod(string statements) => $$"""
        public static class Shop
        {
            public static async Task RunAsync(
                LifecycleInstance<OrderStage, OrderTrigger, Order> unknown, bool isRush, CancellationToken token)
            {
                {{statements}}
            }
        }
        """;
}
