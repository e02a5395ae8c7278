namespace Lifecycle.Partnerships;

/// <summary>IMP-08: known risks are recorded.</summary>
[Criterion("IMP-08", "A risk register is started", Severity = Severity.Waivable, Source = "AC05")]
internal sealed class RiskRegisterIsStarted : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
        context.Subject.Risks.Any(risk => !risk.IsOpportunity)
            ? CriterionResult.Met()
            : CriterionResult.Unmet(
                "The risk register is empty.",
                "Record the known risks and challenges.",
                "risk register");
}
