using Lifecycle.Analyzers.Tests.Usage.CorrectCode;

namespace Lifecycle.Analyzers.Tests.Usage;

/// <summary>Instances in members of other objects.</summary>
public class ObjectMemberTests
{
    private const string Orders = """
        public class Order
        {
            private readonly Held _hidden = Shelf.Lifecycle.Start(new());

            public readonly Held Field = Shelf.Lifecycle.Start(new());

            public Held Lifecycle { get; init; } = Shelf.Lifecycle.Start(new());

            public Held Loose { get; set; } = Shelf.Lifecycle.Start(new());

            public Held Fresh => Shelf.Lifecycle.Start(new());

            public virtual Held Open { get; } = Shelf.Lifecycle.Start(new());

            public Order? Part { get; init; }

            public Order? Next { get; set; }

            public void SubmitHidden() => _hidden.FireAsync(Submit).AsTask().Wait();

            public void SubmitAll()
            {
                foreach (var each in new[] { _hidden, Field, Lifecycle, Loose })
                    _ = each.TryFireAsync(Submit).AsTask().Result;
            }
        }

        public struct Slot(Held held)
        {
            public readonly Held Held = held;

            public void Reset() => this = new(Shelf.Lifecycle.Start(new()));
        }
        """;

    private const string Members = """
        private readonly Order _order = new();

        private Order _changing = new();

        private static void Get(out Order order) => order = new();

        private static void Replace(ref Order order) => order = new();

        private async Task ChangeAsync()
        {
            await Task.Yield();
            _changing = new();
        }
        """;

    [Theory]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); await "
            + "{|LFC1001:order.Lifecycle.FireAsync(Publish)|};")]
    [InlineData(
        "var order = new Order(); await order.Field.FireAsync(Submit); await {|LFC1001:order.Field.FireAsync(Edit)|};")]
    [InlineData(
        "var order = new Order(); if (order.Lifecycle.Stage == Draft) await "
            + "{|LFC1001:order.Lifecycle.FireAsync(Publish)|};")]
    [InlineData("if (_order.Lifecycle.Stage == Draft) await {|LFC1001:_order.Lifecycle.FireAsync(Publish)|};")]
    [InlineData(
        "var order = new Order { Part = new() }; if (order.Part.Lifecycle.Stage != Draft) return; await "
            + "{|LFC1001:order.Part.Lifecycle.FireAsync(Publish)|};")]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); var same = order; await "
            + "{|LFC1001:same.Lifecycle.FireAsync(Publish)|};")]
    [InlineData(
        "foreach (var order in new[] { new Order(), new Order() }) { await order.Lifecycle.FireAsync(Submit); await "
            + "{|LFC1001:order.Lifecycle.FireAsync(Publish)|}; }")]
    public Task A_fire_that_an_earlier_one_rules_out_is_reported(string statements) =>
        Correct.VerifyAsync(statements, Members, Orders);

    [Theory]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); await order.Lifecycle.FireAsync(Approve);")]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); order = new(); await "
            + "order.Lifecycle.FireAsync(Submit);")]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); order = flag ? new() : new(); await "
            + "order.Lifecycle.FireAsync(Submit);")]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); Get(out order); await "
            + "order.Lifecycle.FireAsync(Submit);")]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); Replace(ref order); await "
            + "order.Lifecycle.FireAsync(Submit);")]
    [InlineData(
        "var order = new Order(); await order.Lifecycle.FireAsync(Submit); Action act = () => order = new(); act(); "
            + "await order.Lifecycle.FireAsync(Submit);")]
    [InlineData(
        "var order = new Order(); await order.Loose.FireAsync(Submit); order.Loose = new Order().Loose; await "
            + "order.Loose.FireAsync(Submit);")]
    [InlineData("var order = new Order(); await order.Fresh.FireAsync(Submit); await order.Fresh.FireAsync(Submit);")]
    [InlineData(
        "var order = new Order(); if (order.Field.Stage == Draft) { order.SubmitAll(); await "
            + "order.Field.FireAsync(Approve); }")]
    [InlineData(
        "var order = new Order(); var other2 = order; if (order.Field.Stage == Draft) { await "
            + "other2.Field.FireAsync(Submit); await order.Field.FireAsync(Approve); }")]
    [InlineData(
        "var order = new Order(); order.Next = order; if (order.Field.Stage == Draft) { await "
            + "order.Next.Field.FireAsync(Submit); await order.Field.FireAsync(Approve); }")]
    [InlineData(
        "if (_changing.Field.Stage == Draft) { await _changing.Field.FireAsync(Submit); await ChangeAsync(); await "
            + "_changing.Field.FireAsync(Submit); }")]
    [InlineData(
        "var first = new Order(); var order = first; for (var i = 0; i < 2; i++) { await "
            + "order.Field.FireAsync(Submit); order = new(); } await first.Field.FireAsync(Approve);")]
    [InlineData(
        "Order? last = null; foreach (var order in new[] { new Order(), new Order() }) { if (last is not null) await "
            + "last.Field.FireAsync(Approve); await order.Field.FireAsync(Submit); last = order; }")]
    [InlineData(
        "var slot = new Slot(draft); await slot.Held.FireAsync(Submit); slot.Reset(); await "
            + "slot.Held.FireAsync(Submit);")]
    [InlineData("var order = new Order { Lifecycle = draft }; await draft.FireAsync(Submit); await "
        + "order.Lifecycle.FireAsync(Approve);")]
    [InlineData(
        "var order = new Order { Lifecycle = draft }; var next = order; await order.Lifecycle.FireAsync(Submit); await "
            + "draft.FireAsync(Approve);")]
    public Task A_fire_that_is_possible_is_not_reported(string statements) =>
        Correct.VerifyAsync(statements, Members, Orders);
}
