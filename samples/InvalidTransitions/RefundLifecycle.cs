using Lifecycle;

namespace InvalidTransitions;

public enum RefundStage { Asked, Checked, Granted, Declined, Escalated, Appealed, Heard }

public enum RefundTrigger { Check, Decide, Appeal, Hear, Reopen }

/// <summary>
/// A lifecycle that the engine compiles although it has many mistakes. It never mentions <c>Reopen</c>.
/// </summary>
public sealed class RefundLifecycle : LifecycleDefinition<RefundStage, RefundTrigger, Order>
{
    protected override void Define(LifecycleBuilder<RefundStage, RefundTrigger, Order> lifecycle)
    {
        lifecycle.StartsIn(RefundStage.Asked);
        lifecycle.Stage(RefundStage.Asked)
            .On(RefundTrigger.Check).GoTo(RefundStage.Checked)
            .On(RefundTrigger.Appeal).GoTo(RefundStage.Appealed);

        // There is no branch for a payment that is not late.
        lifecycle.Stage(RefundStage.Checked)
            .On(RefundTrigger.Decide)
                .When("it was paid late", (order, context) => order.PayBy < context.Now).GoTo(RefundStage.Declined)
            .On(RefundTrigger.Hear).GoTo(RefundStage.Granted);

        // No transition leaves this stage, and it is not declared terminal.
        lifecycle.Stage(RefundStage.Declined);

        // No transition leads to this stage.
        lifecycle.Stage(RefundStage.Escalated).On(RefundTrigger.Decide).GoTo(RefundStage.Granted);

        // An appeal can never end.
        lifecycle.Stage(RefundStage.Appealed).On(RefundTrigger.Hear).GoTo(RefundStage.Heard);
        lifecycle.Stage(RefundStage.Heard).On(RefundTrigger.Appeal).GoTo(RefundStage.Appealed);
        lifecycle.Stage(RefundStage.Granted).IsTerminal();
    }
}
