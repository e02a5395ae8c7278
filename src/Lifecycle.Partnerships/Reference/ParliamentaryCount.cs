namespace Lifecycle.Partnerships;

/// <summary>How often a word was used in the British parliament in a year. Immutable.</summary>
/// <param name="Year">The year.</param>
/// <param name="Mentions">How often.</param>
public sealed record ParliamentaryCount(int Year, int Mentions);
