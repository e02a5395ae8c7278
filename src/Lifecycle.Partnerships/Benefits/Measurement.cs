namespace Lifecycle.Partnerships;

/// <summary>The value of a measure on one day, in the unit of its benefit. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="On">The day of the measurement.</param>
public sealed record Measurement(decimal Value, DateOnly On) : RecordPart;
