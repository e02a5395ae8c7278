namespace Lifecycle.Partnerships;

/// <summary>IMP-04: what will be measured, from where to where.</summary>
[Criterion(
    "IMP-04",
    "At least one benefit has baseline, target, owner and date",
    Severity = Severity.Waivable,
    Source = "S, BEN"
)]
public sealed class BenefitsAreDefined : EntryCriterion<Partnership>
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
            "Define at least one benefit with baseline, target, date and owner.",
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
