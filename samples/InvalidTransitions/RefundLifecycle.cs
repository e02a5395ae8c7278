using Lifecycle;

namespace InvalidTransitions;

public enum RefundStage { Asked, Checked, Granted, Declined, Escalated, Appealed, Heard }

public enum RefundTrigger { Check, Decide, Appeal, Hear, Reopen }

/// <summary>
/// A lifecycle that the engine takes, and that goes wrong in most ways. It forgets that a refund may be reopened.
/// </summary>
public sealed class RefundLifecycle : LifecycleDefinition<RefundStage, RefundTrigger, Order>
{
    protected override void Define(LifecycleBuilder<RefundStage, RefundTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(RefundStage.Asked);
        lifecycle.Stage(RefundStage.Asked)
            .On(RefundTrigger.Check).GoTo(RefundStage.Checked)
            .On(RefundTrigger.Appeal).GoTo(RefundStage.Appealed);

        // When the payment is not late, nobody says where this leads.
        lifecycle
            .Stage(RefundStage.Checked)
            .On(RefundTrigger.Decide)
            .When("it was paid late", (order, context) => order.PayBy < context.Now)
            .GoTo(RefundStage.Declined)
            .On(RefundTrigger.Hear).GoTo(RefundStage.Granted);

        // Nothing leaves it, and it does not say that this is the end.
        lifecycle.Stage(RefundStage.Declined);

        // Nothing leads here.
        lifecycle.Stage(RefundStage.Escalated).On(RefundTrigger.Decide).GoTo(RefundStage.Granted);

        // An appeal goes round for ever.
        lifecycle.Stage(RefundStage.Appealed).On(RefundTrigger.Hear).GoTo(RefundStage.Heard);
        lifecycle.Stage(RefundStage.Heard).On(RefundTrigger.Appeal).GoTo(RefundStage.Appealed);
        lifecycle.Stage(RefundStage.Granted).IsTerminal();
    }
}
