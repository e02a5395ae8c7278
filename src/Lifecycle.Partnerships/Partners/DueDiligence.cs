namespace Lifecycle.Partnerships;

/// <summary>The due diligence on a partner. Immutable.</summary>
/// <param name="Checks">What was checked, and what was found.</param>
/// <param name="ConflictsOfInterest">The conflicts of interest that were found, or a statement that there are
/// none.</param>
public sealed record DueDiligence(string Checks, string ConflictsOfInterest) : RecordPart;
