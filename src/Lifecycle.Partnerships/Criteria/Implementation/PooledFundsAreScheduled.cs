namespace Lifecycle.Partnerships;

/// <summary>
/// IMP-09: the agreement has a schedule of pooled funds. A plug-in: <see cref="PartnershipLifecycle"/> does not include
/// it, because the rule applies in one country only.
/// </summary>
/// <example>
/// <code>
/// var lifecycle = new PartnershipLifecycle().With(criteria => criteria
///     .Add&lt;PooledFundsAreScheduled&gt;(entering: PartnershipStage.Implementation));
/// </code>
/// </example>
[Criterion("IMP-09", "The agreement has a complete schedule of pooled funds", Source = "S75")]
public sealed class PooledFundsAreScheduled : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var schedule = context.Agreement()?.Terms.PooledFund;
        if (schedule is null && !context.Subject.PoolsFunds)
            return CriterionResult.NotApplicable("No funds are pooled.");

        return
            Gaps.In(
                ("aims", schedule?.Aims),
                ("contributions", schedule?.Contributions),
                ("functions", schedule?.Functions),
                ("services", schedule?.Services),
                ("staff and goods", schedule?.StaffAndGoods),
                ("duration", schedule?.Duration),
                ("review", schedule?.Review),
                ("variation", schedule?.Variation),
                ("termination", schedule?.Termination),
                ("fund management", schedule?.FundManagement))
                is { } missing
            ? CriterionResult.Unmet(
                $"The schedule of pooled funds lacks {missing}.",
                "Complete the schedule in the agreement.",
                "schedule")
            : CriterionResult.Met();
    }
}
