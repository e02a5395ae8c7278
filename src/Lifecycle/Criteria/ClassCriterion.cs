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
    /// <summary>What is read of a class that is known only by its type object.</summary>
    public const DynamicallyAccessedMemberTypes Members =
        DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.Interfaces;

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

    /// <summary>The same for a class that is known only by its type object.</summary>
    /// <exception cref="ArgumentException">The class is not a criterion of the subject.</exception>
    public static ClassCriterion<TSubject> Of<TSubject>([DynamicallyAccessedMembers(Members)] Type criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        if (!typeof(IEntryCriterion<TSubject>).IsAssignableFrom(criterion))
            throw new ArgumentException(
                $"{TypeText.Of(criterion)} is not a criterion of {TypeText.Of(typeof(TSubject))}. Let it implement "
                    + $"{TypeText.Of(typeof(IEntryCriterion<TSubject>))}.",
                nameof(criterion));

        var description = CriterionAttribute.Read(criterion);
        return new(
            description,
            InjectedClass<IEntryCriterion<TSubject>>.Of(criterion, "criterion", description.Id),
            PayloadType<TSubject>(criterion));
    }

    private static Type? PayloadType<TSubject>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type criterion) =>
        criterion.GetInterfaces()
            .Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEntryCriterion<,>))
            .Select(each => each.GetGenericArguments())
            .FirstOrDefault(arguments => arguments[0] == typeof(TSubject))?[1];
}
