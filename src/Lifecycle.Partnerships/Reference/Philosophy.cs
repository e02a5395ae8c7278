namespace Lifecycle.Partnerships;

/// <summary>
/// How organisations in business and in the social sector saw themselves in a decade (Jupp 2000). Immutable.
/// </summary>
/// <param name="Decade">The decade, for example <c>1990s</c>.</param>
/// <param name="Business">The name of the business philosophy.</param>
/// <param name="BusinessSummary">What the business philosophy meant.</param>
/// <param name="SocialSector">The name of the social-sector philosophy.</param>
/// <param name="SocialSectorSummary">What the social-sector philosophy meant.</param>
public sealed record Philosophy(
    string Decade,
    string Business,
    string BusinessSummary,
    string SocialSector,
    string SocialSectorSummary
)
{
    /// <summary>Examples from business; empty where the source names none.</summary>
    public IReadOnlyList<string> BusinessExamples { get; init; } = [];

    /// <summary>Examples from the social sector; empty where the source names none.</summary>
    public IReadOnlyList<string> SocialSectorExamples { get; init; } = [];
}
