using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Lifecycle;

/// <summary>A criterion class. Its objects come from the services, or are made here.</summary>
internal sealed class ClassCriterion<TSubject>(
    CriterionDescription description,
    Type type,
    Type? payloadType,
    ConstructorInfo? constructor,
    Lazy<IEntryCriterion<TSubject>>? shared)
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
                    .Select(parameter => parameter.ParameterType.Name));

    public override string? Fault =>
        type.IsAbstract ? $"criterion {type.Name} is abstract and cannot be made"
        : constructor is null ? $"criterion {type.Name} has no public constructor"
        : IsSynchronous && Description.Timeout is not null
            ? $"criterion {type.Name} answers at once, so no time-out can interrupt it; implement IEntryCriterion "
                + "instead, or remove the time-out"
        : null;

    public override Type? PayloadType => payloadType;

    public override bool IsSynchronous { get; } = type.IsSubclassOf(typeof(EntryCriterion<TSubject>));

    protected override object Code => type;

    public override Criterion<TSubject> WithDescription(CriterionDescription changed) =>
        new ClassCriterion<TSubject>(changed, type, payloadType, constructor, shared);

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
                            $"Criterion {type.Name} needs a {parameter.ParameterType.Name}, which the services do not "
                                + "hold.")))
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
        return new(
            CriterionAttribute.Describe<TCriterion>(),
            typeof(TCriterion),
            TCriterion.PayloadType,
            constructor,
            shared);
    }
}
