namespace Lifecycle.Diagrams;

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct LayoutArea(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    /// <summary>The same with columns and rows exchanged.</summary>
    public LayoutArea Turned() => new(Top, Left, Height, Width);
}
