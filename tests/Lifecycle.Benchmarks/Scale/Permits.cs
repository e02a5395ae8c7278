namespace Lifecycle.Benchmarks.Scale;

public enum PermitStage
{
    Draft,
    Review,
    InForce,
    Suspended,
    Ended,
}

public enum PermitTrigger
{
    Submit,
    Grant,
    Suspend,
    Resume,
    Renew,
    End,
}

public sealed class Permit
{
    public string Holder { get; set; } = "A holder of the benchmarks";

    public bool IsPaid { get; set; }

    public DateTimeOffset? RenewBy { get; set; }
}

/// <summary>What the pages of the dashboard are measured with.</summary>
public sealed class PermitLifecycle : LifecycleDefinition<PermitStage, PermitTrigger, Permit>
{
    public override string Name => "Permit";

    protected override void Define(LifecycleBuilder<PermitStage, PermitTrigger, Permit> lifecycle)
    {
        lifecycle.StartsIn(PermitStage.Draft);
        lifecycle.Stage(PermitStage.Draft).On(PermitTrigger.Submit).GoTo(PermitStage.Review);
        lifecycle.Stage(PermitStage.Review).On(PermitTrigger.Grant).GoTo(PermitStage.InForce);
        lifecycle.Stage(PermitStage.InForce)
            .Requires("FEE-01", permit => permit.IsPaid, "The fee is not paid.")
            .DueBy(permit => permit.RenewBy, fires: PermitTrigger.Renew)
            .On(PermitTrigger.Renew).Stay()
            .On(PermitTrigger.Suspend).GoTo(PermitStage.Suspended)
            .On(PermitTrigger.End).GoTo(PermitStage.Ended);
        lifecycle.Stage(PermitStage.Suspended).On(PermitTrigger.Resume).GoTo(PermitStage.InForce);
        lifecycle.Stage(PermitStage.Ended).IsTerminal();
    }
}
