using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>A stage as a chip.</summary>
internal static class StageChip
{
    public static Element Of(ShownLifecycle lifecycle, string stage) =>
        !lifecycle.Graph.Contains(stage) ? E("span.chip.stranded")[T(stage), " (not in the definition)"]
        : lifecycle.Graph.Stage(stage).IsTerminal ? E("span.chip.terminal")[T(lifecycle.StageName(stage))]
        : E("span.chip")[T(lifecycle.StageName(stage))];
}
