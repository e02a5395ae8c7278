namespace Lifecycle.Partnerships;

/// <summary>IMP-04: at least one benefit can be measured.</summary>
[Criterion(
    "IMP-04",
    "At least one benefit has a baseline, a target with a date, and an owner",
    Severity = Severity.Waivable,
    Source = "S, BEN"
)]
internal sealed class BenefitsAreDefined : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var gaps = context.Subject.Benefits.Select(benefit => (Benefit: benefit, Missing: GapsOf(benefit))).ToArray();
        if (gaps.Any(gap => gap.Missing is null))
            return CriterionResult.Met();

        return CriterionResult.Unmet(
            gaps.Length == 0
                ? "The benefits register is empty."
                : "No benefit is complete: "
                    + $"{string.Join("; ", gaps.Select(gap => $"{gap.Benefit} lacks {gap.Missing}"))}.",
            "Define at least one benefit with a baseline, a target at a later date, and an owner.",
            "benefits register");
    }

    private static string? GapsOf(Benefit benefit) =>
        Gaps.In(
            ("a baseline", benefit.Baseline),
            ("a target at a later date", LaterTarget(benefit)),
            ("an owner", benefit.Owner));

    private static Measurement? LaterTarget(Benefit benefit) =>
        benefit.Baseline is { } baseline && benefit.Target?.On <= baseline.On ? null : benefit.Target;
}
