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

    /// <summary>One line for each finding.</summary>
    public override string ToString() =>
        IsClean ? $"{_definition}: nothing found." : $"{_definition}:\n  {string.Join("\n  ", Findings)}";
}
