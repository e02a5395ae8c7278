namespace Lifecycle;

/// <summary>A condition given as a delegate that sees the whole context.</summary>
internal sealed class DelegateCriterion<TSubject>(
    CriterionDescription description,
    Func<CriterionContext<TSubject>, CancellationToken, ValueTask<CriterionResult>> evaluate)
    : Criterion<TSubject>(description)
{
    protected override object Code => evaluate;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new DelegateCriterion<TSubject>(changed, evaluate);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        evaluate(context, cancellationToken);
}
