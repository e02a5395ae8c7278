namespace Lifecycle;

/// <summary>A condition on the subject and the payload of the trigger.</summary>
internal sealed class PayloadCriterion<TSubject, TPayload>(
    CriterionDescription description, Func<TSubject, TPayload, bool> predicate, CriterionResult unmet)
    : Criterion<TSubject>(description)
    where TPayload : notnull
{
    public override bool IsSynchronous => true;

    public override Type? PayloadType => typeof(TPayload);

    protected override object Code => (predicate, unmet);

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new PayloadCriterion<TSubject, TPayload>(changed, predicate, unmet);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        new(Evaluate(context, services));

    public override CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        context.Payload is not TPayload payload ? CriterionResult.AwaitsPayload<TPayload>()
        : predicate(context.Subject, payload) ? CriterionResult.Met()
        : unmet;
}
