namespace Lifecycle.Partnerships;

/// <summary>An amount in a currency. Immutable.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Currency">The currency, for example <c>GBP</c>.</param>
public sealed record Money(decimal Amount, string Currency) : RecordPart;
