namespace Lifecycle.Partnerships;

/// <summary>A value of a measure on a day, in the unit of its benefit. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="On">The day it holds for.</param>
public sealed record Measurement(decimal Value, DateOnly On);
