namespace Lifecycle.Partnerships;

/// <summary>What a term means, with its source. Immutable.</summary>
/// <param name="Term">The term.</param>
/// <param name="Meaning">The meaning, in our words.</param>
/// <param name="Source">The key of the source in <see cref="PartnershipReference.Bibliography"/>.</param>
public sealed record TermDefinition(string Term, string Meaning, string Source);
