namespace Lifecycle.Partnerships;

/// <summary>IMP-10: new work needs an agreement that has begun and has not expired.</summary>
[Criterion("IMP-10", "The agreement is in term")]
internal sealed class AgreementIsInTerm : EntryCriterion<Partnership>
{
    private const string Evidence = "agreement";

    /// <inheritdoc/>
    protected override CriterionResult Evaluate(CriterionContext<Partnership> context)
    {
        if (context.Agreement()?.Terms.Term is not { } term)
            return CriterionResult.Met("no term is agreed");

        var today = context.Subject.Clock.DayOf(context.Now);
        return term.End < today
            ? CriterionResult.Unmet(
                $"The agreement expired: its last day was {term.End.Value.Day()}.",
                "Renew it by an amendment that moves the end, or close the partnership.",
                Evidence)
            : term.Start > today
            ? CriterionResult.Unmet(
                $"The agreement begins on {term.Start.Value.Day()}.",
                "Wait until then, or agree on an earlier start.",
                Evidence)
            : CriterionResult.Met(term.End is { } end ? $"until {end.Day()}" : null);
    }
}
