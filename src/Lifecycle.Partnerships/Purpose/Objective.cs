namespace Lifecycle.Partnerships;

/// <summary>What the partnership is for. Immutable.</summary>
/// <param name="Statement">The objective.</param>
/// <param name="ReasonNotToActAlone">Why the organisation cannot achieve the objective alone.</param>
public sealed record Objective(string Statement, string ReasonNotToActAlone) : RecordPart;
