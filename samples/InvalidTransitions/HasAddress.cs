using Lifecycle;

namespace InvalidTransitions;

/// <summary>A criterion that changes its subject, blocks, drops its token and reads the clock.</summary>
[Criterion("SHP-01", "There is an address to ship to")]
public sealed class HasAddress : IEntryCriterion<Order>
{
    public async ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<Order> context,
        CancellationToken cancellationToken)
    {
        context.Subject.Address ??= "To be collected";
        Thread.Sleep(50);
        await Task.Delay(50);
        return context.Subject.PayBy > DateTimeOffset.UtcNow
            ? CriterionResult.Met()
            : CriterionResult.Unmet("It is too late.");
    }

    /// <summary>A mandatory criterion cannot be waived.</summary>
    public static void Excuse(Order order, DateTimeOffset now) =>
        order.Waivers.Add(new("SHP-01", "The manager", "The customer will collect it.", now));
}
