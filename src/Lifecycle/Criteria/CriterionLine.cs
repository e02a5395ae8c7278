using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>One line of a <see cref="GateReport"/>: a criterion and what the gate says of it. Immutable.</summary>
public sealed class CriterionLine
{
    /// <summary>The criterion.</summary>
    public required CriterionDescription Criterion { get; init; }

    /// <summary>What the gate says of it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it is not plainly met, as a sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>What to do about it, as a sentence, where the criterion knows.</summary>
    public string? Remedy { get; init; }

    /// <summary>The evidence that was seen when met, or that is missing when not.</summary>
    public string? Evidence { get; init; }

    /// <summary>The waiver that lifts it, when <see cref="Verdict"/> is <see cref="Verdict.Waived"/>.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>
    /// What the criterion threw, when it did. Not part of the JSON form, where <see cref="Reason"/> says it.
    /// </summary>
    [JsonIgnore]
    public Exception? Exception { get; init; }

    /// <summary>Whether this line alone keeps the gate closed.</summary>
    public bool Blocks =>
        Verdict == Verdict.Unmet || (Verdict == Verdict.Faulted && Criterion.Severity != Severity.Advisory);

    /// <summary>The line as it stands in the text of the report.</summary>
    public override string ToString() => ReportText.Line(this, idWidth: 0);
}
