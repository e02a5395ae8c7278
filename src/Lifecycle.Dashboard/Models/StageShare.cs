namespace Lifecycle.Dashboard;

/// <summary>How many instances are in a stage. Immutable.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many there are.</param>
internal sealed record StageShare(LifecycleStage<string, string> Stage, long Count);
