namespace Lifecycle.Extensions.Tests.Guide;

public enum PermitStage
{
    Requested,
    Granted,
}

public enum PermitTrigger
{
    Grant,
}

public class Permit
{
    public required string Number { get; init; }

    public bool HasPlan { get; set; }
}

public class PermitLifecycle : LifecycleDefinition<PermitStage, PermitTrigger, Permit>
{
    protected override void Define(LifecycleBuilder<PermitStage, PermitTrigger, Permit> lifecycle)
    {
        lifecycle.StartsIn(PermitStage.Requested);
        lifecycle.Stage(PermitStage.Requested).On(PermitTrigger.Grant).GoTo(PermitStage.Granted);
        lifecycle.Stage(PermitStage.Granted)
            .Requires<FeeIsPaid>()
            .Requires("GRA-02", permit => permit.HasPlan, "It has no plan.", severity: Severity.Waivable)
            .IsTerminal();
    }
}

[Criterion("GRA-01", "The fee is paid")]
public class FeeIsPaid(IPayments payments) : IEntryCriterion<Permit>
{
    public async ValueTask<CriterionResult> EvaluateAsync(
        CriterionContext<Permit> context,
        CancellationToken cancellationToken) =>
        await payments.HasPaidAsync(context.Subject.Number, cancellationToken)
            ? CriterionResult.Met()
            : CriterionResult.Unmet("The fee is not paid.", "Pay it.");
}

public interface IPayments
{
    Task<bool> HasPaidAsync(string number, CancellationToken cancellationToken);
}

internal sealed class Payments : IPayments
{
    public Task<bool> HasPaidAsync(string number, CancellationToken cancellationToken) =>
        Task.FromResult(number == "P-1");
}

[Criterion("NEI-01", "The neighbours were heard", Severity = Severity.Waivable)]
internal sealed class NeighboursWereHeard : EntryCriterion<Permit>
{
    protected override CriterionResult Evaluate(CriterionContext<Permit> context) =>
        CriterionResult.Unmet("No one was heard.", "Ask them.");
}
