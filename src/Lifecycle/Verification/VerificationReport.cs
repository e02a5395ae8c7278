namespace Lifecycle;

/// <summary>The findings of a verification. Immutable.</summary>
public sealed class VerificationReport
{
    private readonly string _definition;

    internal VerificationReport(string definition, IReadOnlyList<Finding> findings)
    {
        _definition = definition;
        Findings = findings;
    }

    /// <summary>All findings, by kind and in the order of the graph.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Whether there are no findings.</summary>
    public bool IsClean => Findings.Count == 0;

    /// <summary>One line for each of the first hundred findings.</summary>
    public override string ToString() =>
        IsClean ? $"{_definition}: nothing found." : $"{_definition}:\n  {BoundedList.Lines(Findings)}";

    internal VerificationReport With(Finding finding) => new(_definition, [.. Findings, finding]);
}
