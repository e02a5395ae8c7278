namespace Lifecycle.Partnerships;

/// <summary>FUL-05: it is clear what is monitored and when it is reported.</summary>
[Criterion("FUL-05", "Indicators and reporting dates are set", Source = "AC05, AMR")]
internal sealed class MonitoringIsSetUp : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var monitoring = context.Subject.Monitoring;
        return
            Gaps.In(("indicators", monitoring?.Indicators), ("reporting dates", monitoring?.ReportingDates))
                is { } missing
            ? CriterionResult.Unmet(
                $"The monitoring framework lacks {missing}.",
                "Adopt a monitoring framework with indicators and reporting dates.",
                "monitoring framework")
            : CriterionResult.Met();
    }
}
