namespace Lifecycle.Tests.Laws;

/// <summary>
/// A branch of a transition. <paramref name="When"/> is the number of the fact that opens it; null means always open.
/// </summary>
public sealed record BranchSpec(TransitionKind Kind, string? Target, int? When, string[] Criteria)
{
    public override string ToString() =>
        $"{(When is null ? "" : $"when {When} ")}{Kind} {Target}{StageSpec.Listed("requires", Criteria)}";
}
