namespace Lifecycle.Analyzers.Tests;

/// <summary>The source of a scenario.</summary>
/// <param name="Source">The source text with markers.</param>
/// <param name="Rules">The common prefix of the ids under test.</param>
/// <param name="Others">Further source texts without markers.</param>
internal sealed record ScenarioSource(string Source, string Rules, IReadOnlyList<string> Others)
{
    /// <summary>The text of the project's <c>lifecycle.baseline</c>, or none.</summary>
    public string? Baseline { get; init; }
}
