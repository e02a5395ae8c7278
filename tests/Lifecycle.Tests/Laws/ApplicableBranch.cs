namespace Lifecycle.Tests.Laws;

/// <summary>A branch that applies in a stage, and the stage or superstage that declares it.</summary>
public sealed record ApplicableBranch(StageSpec Declaring, TransitionSpec Transition, BranchSpec Branch);
