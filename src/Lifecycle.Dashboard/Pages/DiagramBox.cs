using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Dashboard;

/// <summary>A diagram that scrolls by itself where it is wider than the page.</summary>
internal static class DiagramBox
{
    public static Element Of(string svg, string label) =>
        E("div.diagram").Set("tabindex", "0").Set("role", "region").Set("aria-label", label)[Node.Rendered(svg)];
}
