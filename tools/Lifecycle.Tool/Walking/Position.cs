namespace Lifecycle.Tool;

/// <summary>Where a walk is: in a stage, which it entered from another.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Previous">The stage that was left for it; <see langword="null"/> if the walk began there.</param>
internal readonly record struct Position(
    LifecycleStage<string, string> Stage, LifecycleStage<string, string>? Previous);
