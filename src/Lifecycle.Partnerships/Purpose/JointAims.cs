namespace Lifecycle.Partnerships;

/// <summary>The aims that the partners agreed on. Immutable.</summary>
/// <param name="Statement">The aims.</param>
/// <param name="AreConsistent">Whether the partners found no contradiction between the aims, or with a partner's own
/// duties.</param>
/// <param name="AreRealistic">Whether the partners found the aims achievable with their resources.</param>
public sealed record JointAims(string Statement, bool AreConsistent, bool AreRealistic) : RecordPart;
