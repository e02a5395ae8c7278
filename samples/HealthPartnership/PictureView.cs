using Lifecycle;
using Lifecycle.Diagrams;

namespace HealthPartnership;

/// <summary>Draws a partnership in its lifecycle: where it is, what it may do, and the way that it took.</summary>
internal static class PictureView
{
    public static string Of(Walkthrough walk) => walk.Graph.ToSvg(new()
    {
        IsStandalone = true,
        Criteria = CriteriaDisplay.Notes,
        PresentStage = $"{walk.Partnership.Stage}",
        PermittedTriggers = [.. walk.Graph.PermittedTriggers(walk.Partnership.Stage).Select(trigger => $"{trigger}")],
        Path =
        [
            .. from entry in walk.History
               where entry is { Kind: StoredEntryKind.Fired, IsAccepted: true }
               select new DiagramStep(entry.From, entry.Trigger!, entry.To),
        ],
    });
}
