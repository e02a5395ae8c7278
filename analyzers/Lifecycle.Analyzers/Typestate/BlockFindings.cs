namespace Lifecycle.Analyzers;

/// <summary>What one block of a flow graph found.</summary>
/// <param name="All">The findings to report.</param>
/// <param name="Fatal">The fire that certainly throws; <see langword="null"/> if there is none.</param>
internal sealed record BlockFindings(IReadOnlyList<Finding> All, Finding? Fatal);
