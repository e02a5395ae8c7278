namespace Lifecycle.Diagrams;

/// <summary>The colours of what is highlighted, in every format that has colours.</summary>
internal static class DiagramColours
{
    /// <summary>Lines and text of the present stage and of permitted transitions.</summary>
    public const string Present = "#c2410c";

    /// <summary>Lines and text of what was walked.</summary>
    public const string Walked = "#15803d";

    public const string PresentFill = "#fde68a";

    /// <summary>The fill of the present stage where the page shows through it.</summary>
    public const string PresentTint = "#f59e0b";

    public const string WalkedFill = "#dcfce7";

    /// <summary>The colours on a dark page, where the others are hard to read.</summary>
    public const string PresentOnDark = "#fb923c";

    public const string WalkedOnDark = "#4ade80";

    public const string Ink = "#1f2328";

    public const string InkOnDark = "#e6edf3";

    public const string Page = "#ffffff";

    public const string PageOnDark = "#0d1117";
}
