using System.Text.Json.Serialization;
using Lifecycle;
using static Leaves.LeaveStage;
using static Leaves.LeaveTrigger;

namespace Leaves;

public enum LeaveStage { Drafted, Requested, Approved, Rejected }

public enum LeaveTrigger { Submit, Approve, Reject }

public class Leave
{
    public int Days { get; set; }

    public string? Deputy { get; set; }
}

public class LeaveLifecycle : LifecycleDefinition<LeaveStage, LeaveTrigger, Leave>
{
    protected override void Define(LifecycleBuilder<LeaveStage, LeaveTrigger, Leave> lifecycle)
    {
        lifecycle.StartsIn(Drafted);
        lifecycle.Stage(Drafted).On(Submit).GoTo(Requested);
        lifecycle.Stage(Requested)
            .Requires("REQ-01", leave => leave.Days > 0, unmet: "It has no days.")
            .Requires("REQ-02", leave => leave.Deputy is not null, unmet: "It names no deputy.", remedy: "Name one.")
            .On(Approve).GoTo(Approved)
            .On(Reject).GoTo(Rejected);
        lifecycle.Stage(Approved).IsTerminal();
        lifecycle.Stage(Rejected).IsTerminal();
    }
}

[JsonSerializable(typeof(Leave))]
internal sealed partial class LeaveJson : JsonSerializerContext;
