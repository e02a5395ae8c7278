namespace Lifecycle.Diagrams;

/// <summary>Where a diagram leads.</summary>
public enum DiagramDirection
{
    /// <summary>Down the page.</summary>
    TopToBottom = 0,

    /// <summary>To the right.</summary>
    LeftToRight = 1,
}
