namespace Lifecycle.Partnerships;

/// <summary>
/// The papers of an ending that did not come about, because work went on. They stay on record and do not count for a
/// later ending. Immutable.
/// </summary>
/// <param name="Cycle">The number of the cycle in which they were recorded.</param>
/// <param name="SetAsideAt">When work went on.</param>
public sealed record ClosingPapers(int Cycle, DateTimeOffset SetAsideAt) : RecordPart
{
    /// <summary>Why the partnership was not to be pursued.</summary>
    public string? DeclineJustification { get; init; }

    /// <summary>The plan for winding up the partnership.</summary>
    public ClosurePlan? ClosurePlan { get; init; }

    /// <summary>How shared assets, funds and liabilities were settled.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>The document that was to end the partnership early.</summary>
    public Termination? Termination { get; init; }
}
