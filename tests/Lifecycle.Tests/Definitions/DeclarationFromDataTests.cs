namespace Lifecycle.Tests.Definitions;

/// <summary>What a definition declares whose types and descriptions are known only at run time.</summary>
public class DeclarationFromDataTests
{
    private sealed class Parcel
    {
        public bool IsPaid { get; set; }
    }

    private sealed record Receipt(int Number);

    [Criterion("PAY-01", "By its attribute", Severity = Severity.Advisory)]
    private sealed class IsPaid : EntryCriterion<Parcel>
    {
        protected override CriterionResult Evaluate(CriterionContext<Parcel> context) =>
            context.Subject.IsPaid ? CriterionResult.Met() : CriterionResult.Unmet("It is not paid.");
    }

    private sealed class ParcelLifecycle : LifecycleDefinition<string, string, Parcel>
    {
        protected override void Define(LifecycleBuilder<string, string, Parcel> lifecycle)
        {
            lifecycle.StartsIn("Packed");
            lifecycle.Trigger("Send").Carries(typeof(int?));
            lifecycle.Stage("Packed")
                .On("Send")
                    .Requires<IsPaid>(new CriterionDescription("SND-01", "By the declaration", Source: "Contract, 3"))
                    .Emits(typeof(Receipt), context => new Receipt((int)context.Payload!))
                    .GoTo("Sent");
            lifecycle.Stage("Sent").IsTerminal();
        }
    }

    [Fact]
    public async Task A_criterion_class_is_evaluated_under_the_description_of_the_declaration()
    {
        var parcel = new ParcelLifecycle().Start(new());

        var refused = await parcel.TryFireAsync("Send", new() { Payload = 7 });

        var line = Assert.Single(refused.Report.Lines);
        Assert.Equal(new CriterionDescription("SND-01", "By the declaration", Source: "Contract, 3"), line.Criterion);
        Assert.Equal(TransitionOutcome.Refused, refused.Outcome);
    }

    [Fact]
    public async Task Payload_and_event_have_the_types_of_the_declaration()
    {
        var lifecycle = new ParcelLifecycle();
        var parcel = lifecycle.Start(new() { IsPaid = true });

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await parcel.FireAsync("Send", new() { Payload = "7" }));
        var sent = await parcel.FireAsync("Send", new() { Payload = 7 });

        Assert.Equal([new Receipt(7)], sent.Events);
        Assert.Equal([typeof(Receipt)], lifecycle.Graph.TransitionsFrom("Packed", "Send").Single().EventTypes);
        Assert.Equal(typeof(int), lifecycle.Graph.Triggers.Single(trigger => trigger.Key == "Send").PayloadType);
    }
}
