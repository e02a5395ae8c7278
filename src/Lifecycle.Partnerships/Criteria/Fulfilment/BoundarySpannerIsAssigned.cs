namespace Lifecycle.Partnerships;

/// <summary>FUL-06: somebody works across the boundaries.</summary>
[Criterion(
    "FUL-06",
    "A boundary spanner links at least two partners, with skills profiled",
    Severity = Severity.Advisory,
    Source = "S"
)]
public sealed class BoundarySpannerIsAssigned : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        if (context.Subject.BoundarySpanner is not { } spanner)
            return CriterionResult.Unmet(
                "No boundary spanner is assigned.",
                "Assign somebody who works across the partners.",
                "role record");

        if (spanner.Links.Count < 2)
            return CriterionResult.Unmet(
                $"{spanner.Name} does not link two partners.",
                "Record which partners the role links.",
                "role record");

        if (Gaps.In(Skills(spanner)) is { } unknown)
            return CriterionResult.Unmet(
                $"It is not known how {spanner.Name} stands in {unknown}.",
                "Profile the skills.",
                "skill profile");

        return
            Skills(spanner).Where(skill => skill.Level is SkillLevel.Gap).Select(skill => skill.Skill).ToArray()
                is { Length: > 0 } gaps
            ? CriterionResult.Unmet(
                $"{spanner.Name} has a gap in {Enumeration.Of(gaps)}.",
                "Have the skill built up, or assign somebody who has it.")
            : CriterionResult.Met();
    }

    private static (string Skill, object? Level)[] Skills(BoundarySpanner spanner) =>
    [
        ("building and sustaining relationships", spanner.Relationships),
        ("managing without hierarchy", spanner.ManagingWithoutHierarchy),
        ("managing complexity", spanner.ManagingComplexity),
    ];
}
