namespace Lifecycle;

/// <summary>A condition on the subject alone.</summary>
internal sealed class PredicateCriterion<TSubject>(
    CriterionDescription description, Func<TSubject, bool> predicate, CriterionResult unmet)
    : Criterion<TSubject>(description)
{
    private CriterionLine? _unmetLine;

    public override bool IsSynchronous => true;

    /// <summary>The line when it is unmet and not waived. Kept, so that a refusal allocates less.</summary>
    public CriterionLine UnmetLine => _unmetLine ??= new()
    {
        Criterion = Description,
        Verdict = WhenUnmet,
        Reason = unmet.Reason,
        Remedy = unmet.Remedy,
        Evidence = unmet.Evidence,
    };

    protected override object Code => (predicate, unmet);

    public Func<TSubject, bool> Predicate => predicate;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new PredicateCriterion<TSubject>(changed, predicate, unmet);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        new(Evaluate(context, services));

    public override CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        predicate(context.Subject) ? CriterionResult.Met() : unmet;
}
