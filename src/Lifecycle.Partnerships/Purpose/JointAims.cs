namespace Lifecycle.Partnerships;

/// <summary>The aims that the partners agreed on. Immutable.</summary>
/// <param name="Statement">The aims.</param>
/// <param name="AreConsistent">Whether they were found not to contradict each other or a partner's own duties.</param>
/// <param name="AreRealistic">Whether they were found to be within reach of the partners' means.</param>
public sealed record JointAims(string Statement, bool AreConsistent, bool AreRealistic);
