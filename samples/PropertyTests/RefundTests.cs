using Lifecycle;
using Lifecycle.Testing;
using Xunit;

namespace PropertyTests;

public enum RefundStage { Requested, Approved, Paid }

public enum RefundTrigger { Approve, Pay }

public sealed record Refund(decimal Amount);

/// <summary>What a refund is meant to do.</summary>
public sealed class RefundLifecycle : LifecycleDefinition<RefundStage, RefundTrigger, Refund>
{
    protected override void Define(LifecycleBuilder<RefundStage, RefundTrigger, Refund> lifecycle)
    {
        lifecycle.StartsIn(RefundStage.Requested);
        lifecycle.Stage(RefundStage.Requested).On(RefundTrigger.Approve).GoTo(RefundStage.Approved);
        lifecycle.Stage(RefundStage.Approved)
            .Requires("REF-01", refund => refund.Amount <= 500, unmet: "Only a manager approves more than 500.")
            .On(RefundTrigger.Pay).GoTo(RefundStage.Paid);
        lifecycle.Stage(RefundStage.Paid).IsTerminal();
    }
}

/// <summary>The system to test, written by hand.</summary>
public sealed class RefundService(Refund refund)
{
    private readonly Lock _lock = new();

    public RefundStage Stage { get; private set; }

    public bool TryFire(RefundTrigger trigger)
    {
        lock (_lock)
        {
            RefundStage? next = (Stage, trigger) switch
            {
                (RefundStage.Requested, RefundTrigger.Approve) when refund.Amount <= 500 => RefundStage.Approved,
                (RefundStage.Approved, RefundTrigger.Pay) => RefundStage.Paid,
                _ => null,
            };
            Stage = next ?? Stage;
            return next is not null;
        }
    }
}

public class RefundTests
{
    [Fact]
    public void The_service_does_what_the_lifecycle_defines() =>
        LifecycleModel.Check(new RefundLifecycle(), DrawRefund, UnderTest);

    [Fact]
    public void It_still_does_when_several_callers_fire_at_the_same_time() =>
        ConcurrentModel.Check(new RefundLifecycle(), DrawRefund, UnderTest);

    private static Refund DrawRefund(Draw draw) => new(draw.Number(0m, 100_000m));

    private static ISystemUnderTest<RefundStage, RefundTrigger> UnderTest(Refund refund)
    {
        var service = new RefundService(refund);
        return SystemUnderTest.Of<RefundStage, RefundTrigger>(() => service.Stage, service.TryFire);
    }
}
