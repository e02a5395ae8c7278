namespace Lifecycle.Tests.Laws;

public sealed record TransitionSpec(string Trigger, ActionKind Actions, string[] Criteria, BranchSpec[] Branches)
{
    public override string ToString() => string.Concat(
        $"on {Trigger}",
        StageSpec.Listed("requires", Criteria),
        Actions == ActionKind.None ? "" : $" acts {Actions}",
        $": {string.Join("; ", Branches.AsEnumerable())}");
}
