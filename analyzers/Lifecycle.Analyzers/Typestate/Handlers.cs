using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Reads the <c>catch</c> and <c>finally</c> blocks of a flow graph.</summary>
internal static class Handlers
{
    /// <summary>The handlers that an exception passes on its way out of a place, innermost first.</summary>
    public static IEnumerable<ControlFlowRegion> Around(ControlFlowRegion? place)
    {
        for (var region = place; region is not null; region = region.EnclosingRegion)
        {
            if (region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { } around })
            {
                foreach (var handler in around.NestedRegions.Where(each => each.Kind != ControlFlowRegionKind.Try))
                    yield return handler;
            }
        }
    }

    /// <summary>Whether a handler around a block expects refusals.</summary>
    public static bool ExpectRefusals(BasicBlock block, Vocabulary vocabulary) =>
        Around(block.EnclosingRegion)
            .Any(handler =>
                handler.Kind switch
                {
                    ControlFlowRegionKind.Catch => vocabulary.MayCatchRefusals(handler.ExceptionType),
                    ControlFlowRegionKind.FilterAndHandler => handler.NestedRegions.Any(each =>
                        each.Kind == ControlFlowRegionKind.Catch && vocabulary.MayCatchRefusals(each.ExceptionType)),
                    _ => false,
                });

    /// <summary>The <c>finally</c> block that a block belongs to; <see langword="null"/> if there is none.</summary>
    public static ControlFlowRegion? FinallyOf(BasicBlock block)
    {
        var region = block.EnclosingRegion;
        while (region is not null && region.Kind != ControlFlowRegionKind.Finally)
            region = region.EnclosingRegion;

        return region;
    }
}
