namespace Lifecycle.Diagrams;

/// <summary>A point in pixels, from the top left corner.</summary>
internal readonly record struct LayoutPoint(int X, int Y)
{
    /// <summary>The same with columns and rows exchanged.</summary>
    public LayoutPoint Turned() => new(Y, X);
}
