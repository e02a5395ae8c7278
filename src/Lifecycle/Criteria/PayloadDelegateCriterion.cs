namespace Lifecycle;

/// <summary>A condition given as a delegate that sees the whole context and the payload of the trigger.</summary>
internal sealed class PayloadDelegateCriterion<TSubject, TPayload>(
    CriterionDescription description,
    Func<CriterionContext<TSubject>, TPayload, CancellationToken, ValueTask<CriterionResult>> evaluate)
    : Criterion<TSubject>(description)
    where TPayload : notnull
{
    public override Type? PayloadType => typeof(TPayload);

    protected override object Code => evaluate;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new PayloadDelegateCriterion<TSubject, TPayload>(changed, evaluate);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        context.Payload is TPayload payload
            ? evaluate(context, payload, cancellationToken)
            : new(CriterionResult.AwaitsPayload<TPayload>());
}
