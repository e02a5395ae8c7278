namespace Lifecycle.Diagrams;

/// <summary>A size in pixels.</summary>
internal readonly record struct LayoutSize(int Width, int Height)
{
    /// <summary>The same with columns and rows exchanged.</summary>
    public LayoutSize Turned() => new(Height, Width);
}
