namespace Lifecycle.Partnerships;

/// <summary>IMP-07: the agreement settles in advance how a partner leaves and how the partnership ends.</summary>
[Criterion(
    "IMP-07",
    "The agreement has terms for notice, withdrawal and dissolution",
    Severity = Severity.Waivable,
    Source = "AC05, CW"
)]
internal sealed class ExitTermsAreAgreed : EntryCriterion<Partnership>
{
    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        var terms = context.Agreement()?.Terms;
        return
            Gaps.In(
                ("terms of notice", terms?.Notice),
                ("terms of withdrawal", terms?.Withdrawal),
                ("terms of dissolution", terms?.Dissolution))
                is { } missing
            ? CriterionResult.Unmet(
                $"The agreement lacks {missing}.",
                "Agree how a partner leaves and how the partnership ends.",
                "clause")
            : CriterionResult.Met();
    }
}
