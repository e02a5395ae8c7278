namespace Lifecycle.Partnerships;

/// <summary>IMP-08: risks are looked at.</summary>
[Criterion("IMP-08", "A risk register is started", Severity = Severity.Waivable, Source = "AC05")]
public sealed class RiskRegisterIsStarted : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Risks.Count > 0
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "The risk register is empty.",
                "Enter the risks and challenges that are known.",
                "risk register");
}
