using Lifecycle.Testing;
using Xunit;

namespace PropertyTests;

/// <summary>The service for refunds with one fault each, and what the tests say of it.</summary>
public class BrokenRefundTests
{
    [Fact]
    public void A_wrong_limit_is_found_at_the_limit()
    {
        var found = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            new RefundLifecycle(),
            draw => new Refund(draw.Number(0m, 100_000m)),
            refund =>
            {
                var service = new RefundService(refund);
                return SystemUnderTest.Of<RefundStage, RefundTrigger>(
                    () => service.Stage,
                    trigger => (trigger != RefundTrigger.Approve || refund.Amount < 500) && service.TryFire(trigger));
            }));

        Assert.StartsWith(
            """
            The system does not behave as RefundLifecycle defines. A minimal sequence that shows it:
              The subject is Refund { Amount = 500.00 }.
              1. Approve: expected the system in Approved; it refused the trigger and is in Requested.
            """,
            found.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_without_a_lock_does_something_twice()
    {
        var found = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            new RefundLifecycle(),
            _ => new Refund(1),
            _ =>
            {
                var stage = RefundStage.Requested;
                return SystemUnderTest.Of<RefundStage, RefundTrigger>(() => stage, async trigger =>
                {
                    var mayFire = (int)trigger == (int)stage;
                    await Task.Yield();
                    if (mayFire)
                        stage = (RefundStage)((int)trigger + 1);
                    return mayFire;
                });
            }));

        Assert.Contains("Caller 1: ", found.Message, StringComparison.Ordinal);
        Assert.Contains("Caller 2: ", found.Message, StringComparison.Ordinal);
    }
}
