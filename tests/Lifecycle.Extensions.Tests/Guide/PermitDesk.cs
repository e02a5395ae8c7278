namespace Lifecycle.Extensions.Tests.Guide;

public class PermitDesk(ILifecycle<PermitStage, PermitTrigger, Permit> lifecycle)
{
    public async Task<GateReport> GrantAsync(Permit permit, LifecycleSnapshot? snapshot, string clerk)
    {
        var instance = snapshot is null ? lifecycle.Start(permit) : lifecycle.Resume(permit, snapshot);
        var result = await instance.TryFireAsync(PermitTrigger.Grant, new() { Actor = clerk });
        return result.Report;   // and instance.Snapshot() is what to store
    }
}
