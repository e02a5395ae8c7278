namespace Lifecycle.Partnerships;

/// <summary>The sources of the entry criteria of a partnership. Immutable and thread-safe.</summary>
public static class PartnershipSources
{
    /// <summary>Every source, in the order of the lifecycle.</summary>
    public static IReadOnlyList<Citation> All { get; } =
    [
        new(
            "S",
            "Markwell, S. 2009, updated by Leigh-Hunt, N.",
            "Structure and management of inter-organisational (network) relationships, including intersectoral work, "
                + "collaborative working practices and partnerships",
            2016),
        new("AC98", "Audit Commission", "A Fruitful Partnership: Effective Partnership Working", 1998),
        new("AC05", "Audit Commission", "Governing Partnerships: Bridging the Accountability Gap", 2005),
        new(
            "PAT1",
            "Hardy, B., Hudson, B. and Waddington, E.",
            "Assessing Strategic Partnership: The Partnership Assessment Tool, principle 1: recognise and accept the "
                + "need for partnership",
            2003),
        new(
            "PAT2",
            "Hardy, B., Hudson, B. and Waddington, E.",
            "Assessing Strategic Partnership: The Partnership Assessment Tool, principle 2: develop clarity and "
                + "realism of purpose",
            2003),
        new(
            "ISO",
            "International Organization for Standardization",
            "ISO 44001: Collaborative business relationship management systems (by secondary summaries)"),
        new("PT", null, "The Partnering Toolbook"),
        new("OU", "The Open University", "Course on working in partnership"),
        new("ET", "UNICEF", "eTools, partnership management module (open source)"),
        new("CW", "Cheshire West and Chester Council", "Partnerships policy"),
        new("ED", "East Devon District Council", "Partnership policy"),
        new("AS", "ASAP", "Alliance life cycle"),
        new("FEN", "World Health Organization", "Framework of Engagement with Non-State Actors"),
        new("TJ", "Tjemkes and others", "On alliance termination"),
        new("SNP", "Strengthening Nonprofits", "Partnerships"),
        new("AMR", null, "Governance of national action plans on antimicrobial resistance (PMC7917520)"),
        new("BEN", "ATAP", "Benefit-management guidance"),
    ];

    /// <summary>Finds the sources of a criterion.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <returns>The sources, in the order that the criterion names them; empty where the criterion comes from
    /// practice.</returns>
    /// <exception cref="ArgumentException">The criterion names a source that is not in <see cref="All"/>.</exception>
    public static IReadOnlyList<Citation> Of(CriterionDescription criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        var keys = criterion.Source?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? [];
        return [.. keys.Select(Find)];
    }

    private static Citation Find(string key) =>
        All.FirstOrDefault(citation => citation.Key == key)
        ?? throw new ArgumentException(
            $"No source has the key {key}. The keys are {string.Join(", ", All.Select(citation => citation.Key))}.",
            nameof(key));
}
