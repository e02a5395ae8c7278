namespace Lifecycle.Partnerships;

/// <summary>FUL-06: a skilled person works across the boundaries of the partners.</summary>
[Criterion(
    "FUL-06",
    "A boundary spanner with the required skills links at least two independent partners",
    Severity = Severity.Advisory,
    Source = "S"
)]
internal sealed class BoundarySpannerIsAssigned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var partnership = context.Subject;
        var holders = partnership.Governance.HoldersOf(PartnershipRole.BoundarySpanner).ToArray();
        var shortfalls = partnership.Governance.BoundarySpanners
            .Where(spanner => Array.Exists(holders, holder => PersonName.AreEqual(holder, spanner.Name)))
            .Select(spanner => Shortfall(partnership, spanner))
            .ToArray();
        return Array.Exists(shortfalls, shortfall => shortfall is null)
            ? CriterionResult.Met()
            : shortfalls.FirstOrDefault()
                ?? CriterionResult.Unmet(
                    "No boundary spanner is assigned.",
                    "Assign a person who works across the partners.",
                    "role record");
    }

    /// <summary>What the person lacks; <see langword="null"/> if nothing.</summary>
    private static CriterionResult? Shortfall(Partnership partnership, BoundarySpanner spanner)
    {
        var linked = spanner.Links.Select(partnership.Members.Present).OfType<Partner>();
        if (partnership.Members.BodiesOf(linked) < 2)
            return CriterionResult.Unmet(
                $"{spanner.Name} links fewer than two independent partners.",
                "Record which partners the person links.",
                "role record");

        if (Gaps.In(Skills(spanner)) is { } unknown)
            return CriterionResult.Unmet(
                $"The skills of {spanner.Name} are not profiled in {unknown}.",
                "Profile all three skills.",
                "skill profile");

        return
            Skills(spanner).Where(skill => skill.Level is SkillLevel.Gap).Select(skill => skill.Skill).ToArray()
                is { Length: > 0 } gaps
            ? CriterionResult.Unmet(
                $"{spanner.Name} has a gap in {Enumeration.Of(gaps)}.",
                "Develop the missing skills, or assign a person who has them.")
            : null;
    }

    private static (string Skill, object? Level)[] Skills(BoundarySpanner spanner) =>
    [
        ("building and sustaining relationships", spanner.Relationships),
        ("managing without hierarchy", spanner.ManagingWithoutHierarchy),
        ("managing complexity", spanner.ManagingComplexity),
    ];
}
