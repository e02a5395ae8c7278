using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>A criterion class. Its objects come from the services, or are made here.</summary>
internal sealed class ClassCriterion<TSubject>(
    CriterionDescription description, InjectedClass<IEntryCriterion<TSubject>> injected, Type? payloadType)
    : Criterion<TSubject>(description)
{
    public override InjectedClass Class => injected;

    public override string? Fault =>
        injected.Fault
        ?? (IsSynchronous && Description.Timeout is not null
            ? $"criterion {TypeText.Of(injected.Type)} is synchronous, so a time-out cannot interrupt it; "
                + "implement IEntryCriterion instead, or remove the time-out"
            : null);

    public override Type? PayloadType => payloadType;

    public override bool IsSynchronous { get; } = injected.Type.IsSubclassOf(typeof(EntryCriterion<TSubject>));

    protected override object Code => injected.Type;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new ClassCriterion<TSubject>(changed, injected, payloadType);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        IsSynchronous
            ? new(Evaluate(context, services))
            : injected.From(services).EvaluateAsync(context, cancellationToken);

    public override CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        ((EntryCriterion<TSubject>)injected.From(services)).Answer(context);
}

internal static class ClassCriterion
{
    public static ClassCriterion<TSubject> Of<
        TSubject, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject>
    {
        var description = CriterionAttribute.Describe<TCriterion>();
        return new(
            description,
            InjectedClass<IEntryCriterion<TSubject>>.Of<TCriterion>("criterion", description.Id),
            TCriterion.PayloadType);
    }
}
