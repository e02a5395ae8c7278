namespace Lifecycle.Diagrams;

/// <summary>Where something stands in the file it was read from; nowhere if it was made in code.</summary>
/// <param name="Line">The line, counted from 1; 0 for nowhere.</param>
/// <param name="Column">The column, counted from 1; 0 for nowhere.</param>
/// <param name="Element">What stands there.</param>
internal readonly record struct Location(int Line, int Column, string? Element);
