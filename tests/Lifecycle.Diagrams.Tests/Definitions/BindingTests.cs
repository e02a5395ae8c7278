namespace Lifecycle.Diagrams.Tests.Definitions;

public class BindingTests
{
    private sealed class Order
    {
        public List<string> Log { get; } = [];

        public bool IsPaid { get; set; }

        public DateTimeOffset? ReviewBy { get; set; }

        public List<Waiver> Waivers { get; } = [];
    }

    private sealed record Parcel(int Grams);

    private sealed record OrderShipped(string By);

    [Criterion("PAY-01", "By attribute", Severity = Severity.Advisory)]
    private sealed class IsPaid : EntryCriterion<Order>
    {
        protected override CriterionResult Evaluate(CriterionContext<Order> context) =>
            context.Subject.IsPaid ? CriterionResult.Met() : CriterionResult.Unmet("It is not paid.");
    }

    private sealed class Note : ITransitionAction<string, string, Order>
    {
        public ValueTask RunAsync(TransitionContext<string, string, Order> context, CancellationToken cancellationToken)
        {
            context.Subject.Log.Add("class");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class NoteStart : IStartAction<string, Order>
    {
        public ValueTask RunAsync(StartContext<string, Order> context, CancellationToken cancellationToken)
        {
            context.Subject.Log.Add("start class");
            return ValueTask.CompletedTask;
        }
    }

    private static readonly LifecycleDocument Document = new()
    {
        Name = "Orders",
        Revision = 3,
        InitialStage = "Cart",
        StartActions = ["note class", "note"],
        Criteria = [new("PAY-01", "By the document", Severity.Waivable, Timeout: null)],
        Triggers = [new() { Key = "Ship", PayloadType = "parcel" }],
        Stages =
        [
            new()
            {
                Key = "Cart",
                ExitActions = ["note class"],
                DueTriggers = [new() { Trigger = "Ship", Date = "review" }],
                Transitions =
                [
                    new() { Trigger = "Ship", Condition = "heavy", To = "Refused" },
                    new() { Trigger = "Ship", Condition = "late", To = "Refused" },
                    new()
                    {
                        Trigger = "Ship",
                        To = "Shipped",
                        Criteria = ["PAY-01"],
                        Actions = ["note"],
                        Events = ["shipped"],
                    },
                ],
            },
            new() { Key = "Shipped", EntryActions = ["note class"], IsTerminal = true },
            new() { Key = "Refused", IsTerminal = true },
        ],
    };

    private static LifecycleBindings<Order> Bindings() => new LifecycleBindings<Order>()
        .Criterion<IsPaid>()
        .Condition<Parcel>("heavy", (_, parcel) => parcel.Grams > 1_000)
        .Condition("late", (context, _) => new(context.Actor == "late"))
        .Action<Note>("note class")
        .Action("note", (context, _) =>
        {
            context.Subject.Log.Add("delegate");
            return ValueTask.CompletedTask;
        })
        .StartAction<NoteStart>("note class")
        .StartAction("note", (context, _) =>
        {
            context.Subject.Log.Add("start delegate");
            return ValueTask.CompletedTask;
        })
        .DueDate("review", order => order.ReviewBy)
        .Payload<Parcel>("parcel")
        .Event(context => new OrderShipped(context.Actor ?? "?"), "shipped")
        .WaiversFrom(order => order.Waivers);

    [Fact]
    public async Task Everything_that_is_bound_runs()
    {
        var lifecycle = Document.ToDefinition(Bindings());
        var order = new Order { IsPaid = true, ReviewBy = DateTimeOffset.UnixEpoch };
        var instance = await lifecycle.StartAsync(order);
        Assert.Equal(DateTimeOffset.UnixEpoch, Assert.Single(instance.DueDates()).DueAt);

        var result = await instance.FireAsync("Ship", new() { Payload = new Parcel(5), Actor = "Ann" });

        Assert.Equal("Shipped", instance.Stage);
        Assert.Equal(["start class", "start delegate", "class", "delegate", "class"], order.Log);
        Assert.Equal([new OrderShipped("Ann")], result.Events);
        Assert.Equal((3, "Orders"), (lifecycle.Revision, lifecycle.Name));
    }

    [Theory]
    [InlineData(2_000, "Ann")]
    [InlineData(5, "late")]
    public async Task A_condition_gets_the_payload_and_the_context(int grams, string actor)
    {
        var instance = await Document.ToDefinition(Bindings()).StartAsync(new());

        await instance.FireAsync("Ship", new() { Payload = new Parcel(grams), Actor = actor });

        Assert.Equal("Refused", instance.Stage);
    }

    [Fact]
    public async Task The_document_describes_a_criterion_class_and_waivers_hold()
    {
        var lifecycle = Document.ToDefinition(Bindings());
        var order = new Order();
        var instance = await lifecycle.StartAsync(order);

        var refused = await instance.TryFireAsync("Ship", new() { Payload = new Parcel(5) });
        order.Waivers.Add(new Waiver("PAY-01", "Ben", "A good customer.", DateTimeOffset.UnixEpoch));
        var waived = await instance.TryFireAsync("Ship", new() { Payload = new Parcel(5) });

        Assert.Equal("By the document", Assert.Single(refused.Report.Lines).Criterion.Title);
        Assert.Equal(TransitionOutcome.Refused, refused.Outcome);
        Assert.Equal(TransitionOutcome.Moved, waived.Outcome);
    }

    [Fact]
    public void Every_name_that_is_bound_to_nothing_is_reported_at_once()
    {
        var exception = Assert.Throws<LifecycleDocumentException>(
            () => Document.ToDefinition(new LifecycleBindings<Order>()));

        Assert.Equal(
            [
                "The action note class is bound to no code; call Action of the bindings.",
                "The action note is bound to no code; call Action of the bindings.",
                "The action of the start note class is bound to no code; call StartAction of the bindings.",
                "The action of the start note is bound to no code; call StartAction of the bindings.",
                "The condition heavy is bound to no code; call Condition of the bindings.",
                "The condition late is bound to no code; call Condition of the bindings.",
                "The criterion PAY-01 is bound to no code; call Criterion of the bindings.",
                "The due date review is bound to no code; call DueDate of the bindings.",
                "The event shipped is bound to no code; call Event of the bindings.",
                "The payload parcel is bound to no code; call Payload of the bindings.",
            ],
            exception.Faults.Select(fault => fault.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_is_bound_once()
    {
        Assert.Contains(
            "The condition late is bound already.",
            Assert.Throws<ArgumentException>(() => Bindings().Condition("late", _ => true)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Bindings().WaiversFrom(order => order.Waivers));
    }

    [Fact]
    public void A_definition_keeps_the_bindings_that_it_was_made_with()
    {
        var bindings = Bindings();
        var lifecycle = Document.ToDefinition(bindings);

        bindings.Criterion("NEW-01", _ => true, "Never.");

        Assert.Equal(["PAY-01"], lifecycle.With(_ => { }).Graph.Criteria.Select(criterion => criterion.Id));
    }

    [Fact]
    public void Code_that_does_not_fit_is_a_fault_with_its_place()
    {
        var bindings = new LifecycleBindings<Order>()
            .Criterion<IsPaid>()
            .Condition<string>("heavy", (_, _) => true)
            .Condition("late", _ => false)
            .Action<Note>("note class")
            .Action<Note>("note")
            .StartAction<NoteStart>("note class")
            .StartAction<NoteStart>("note")
            .DueDate("review", _ => null)
            .Payload<Parcel>("parcel")
            .Event(_ => new OrderShipped(""), "shipped");

        var exception = Assert.Throws<LifecycleDocumentException>(() => Document.ToDefinition(bindings));

        Assert.Contains("heavy, which is evaluated with a String", exception.Message, StringComparison.Ordinal);
        Assert.IsType<DefinitionException>(exception.InnerException);
    }
}
