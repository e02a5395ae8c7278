using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Lifecycle;

/// <summary>A criterion class. Its objects come from the services, or are made here.</summary>
internal sealed class ClassCriterion<TSubject>(
    CriterionDescription description, Type type, ConstructorInfo? constructor, Lazy<IEntryCriterion<TSubject>>? shared)
    : Criterion<TSubject>(description)
{
    public override string Dependencies =>
        constructor is null || shared is not null
            ? string.Empty
            : string.Join(
                ", ",
                constructor
                    .GetParameters()
                    .Where(parameter => !parameter.HasDefaultValue)
                    .Select(parameter => TypeText.Of(parameter.ParameterType)));

    public override string? Fault =>
        type.IsAbstract ? $"criterion {TypeText.Of(type)} is abstract and cannot be made"
        : constructor is null ? $"criterion {TypeText.Of(type)} has no public constructor"
        : IsSynchronous && Description.Timeout is not null
            ? $"criterion {TypeText.Of(type)} is synchronous, so a time-out cannot interrupt it; implement "
                + "IEntryCriterion instead, or remove the time-out"
        : null;

    public override bool IsSynchronous { get; } = type.IsSubclassOf(typeof(EntryCriterion<TSubject>));

    protected override object Code => type;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new ClassCriterion<TSubject>(changed, type, constructor, shared);

    public override ValueTask<CriterionResult> EvaluateAsync(
        in CriterionContext<TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        IsSynchronous ? new(Evaluate(context, services)) : Instance(services).EvaluateAsync(context, cancellationToken);

    public override CriterionResult Evaluate(in CriterionContext<TSubject> context, IServiceProvider? services) =>
        ((EntryCriterion<TSubject>)Instance(services)).Answer(context);

    private IEntryCriterion<TSubject> Instance(IServiceProvider? services) =>
        FromServices(services) ?? shared?.Value ?? Make(services);

    private IEntryCriterion<TSubject>? FromServices(IServiceProvider? services) =>
        services?.GetService(type) as IEntryCriterion<TSubject>;

    private IEntryCriterion<TSubject> Make(IServiceProvider? services)
    {
        var arguments = constructor!
            .GetParameters()
            .Select(parameter =>
                services?.GetService(parameter.ParameterType)
                ?? (
                    parameter.HasDefaultValue
                        ? parameter.DefaultValue
                        : throw new InvalidOperationException(
                            $"Criterion {TypeText.Of(type)} needs a {TypeText.Of(parameter.ParameterType)}, "
                                + "which the services do not hold.")))
            .ToArray();
        return (IEntryCriterion<TSubject>)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }
}

internal static class ClassCriterion
{
    public static ClassCriterion<TSubject> Of<
        TSubject, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject>
    {
        // A parameterless constructor first: then all instances can share one object. Otherwise the one with the most
        // parameters, as containers choose.
        var constructor = typeof(TCriterion).GetConstructor(Type.EmptyTypes)
            ?? typeof(TCriterion).GetConstructors()
                .OrderByDescending(candidate => candidate.GetParameters().Length)
                .FirstOrDefault();
        var shared = constructor?.GetParameters().Length == 0 && !typeof(TCriterion).IsAbstract
            ? new Lazy<IEntryCriterion<TSubject>>(() => Activator.CreateInstance<TCriterion>())
            : null;
        return new(CriterionAttribute.Describe<TCriterion>(), typeof(TCriterion), constructor, shared);
    }
}
