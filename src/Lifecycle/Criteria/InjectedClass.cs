using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Lifecycle;

/// <summary>A class that a definition names, whose objects are made when they are needed.</summary>
/// <param name="kind">What the class is to the lifecycle, for example <c>criterion</c>.</param>
/// <param name="name">The name that users know it by.</param>
/// <param name="type">The class.</param>
/// <param name="constructors">Its public constructors, those with the most parameters first.</param>
internal abstract class InjectedClass(
    string kind,
    string name,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
    ConstructorInfo[] constructors)
{
    private protected ConstructorInfo[] Constructors => constructors;

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type Type { get; } = type;

    public string Name => name;

    /// <summary>What keeps any container from making objects of it.</summary>
    public string? Fault =>
        Type.IsAbstract ? $"{Label} is abstract and cannot be made"
        : Constructors.Length == 0 ? $"{Label} has no public constructor"
        : null;

    /// <summary>The services without which it cannot be made, as a list of type names; empty for most.</summary>
    public string Dependencies =>
        Constructors.Length == 0
            ? string.Empty
            : string.Join(
                ", ",
                Constructors
                    .Select(constructor => constructor.GetParameters().Where(parameter => !parameter.HasDefaultValue))
                    .MinBy(parameters => parameters.Count())!
                    .Select(parameter => TypeText.Of(parameter.ParameterType)));

    protected string Label => $"{kind} {TypeText.Of(Type)}";

    /// <summary>Says why services cannot make an object of it; null if they can, or if they do not know.</summary>
    public string? FindFault(IServiceProvider services) =>
        Activator(services)?.FindFault(Type, services) is { } fault ? $"{Label} {fault}" : null;

    protected static IServiceActivator? Activator(IServiceProvider services) =>
        services.GetService(typeof(IServiceActivator)) as IServiceActivator;
}

/// <inheritdoc/>
/// <typeparam name="TService">The contract that the class fulfils.</typeparam>
internal sealed class InjectedClass<TService> : InjectedClass
    where TService : class
{
    private readonly LazyRetry<TService>? _shared;

    private InjectedClass(
        string kind,
        string name,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        ConstructorInfo[] constructors)
        : base(kind, name, type, constructors)
    {
        // All instances share the object of a constructor without parameters.
        if (!type.IsAbstract && Constructors is [.., var last] && last.GetParameters().Length == 0)
            _shared = new(Label, () => Make(last, []));
    }

    public static InjectedClass<TService> Of<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClass>(
        string kind, string name)
        where TClass : TService => new(kind, name, typeof(TClass), PerType<TClass>.Constructors);

    /// <summary>The same for a class that is known only by its type object.</summary>
    public static InjectedClass<TService> Of(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        string kind,
        string name) => new(kind, name, type, ConstructorsOf(type));

    /// <summary>
    /// The registered object; otherwise one made by the rules of the container; without a container's rules, one made
    /// with the richest constructor that the services can fill.
    /// </summary>
    /// <exception cref="InvalidOperationException">The services cannot fill any constructor.</exception>
    public TService From(IServiceProvider? services)
    {
        if (services?.GetService(Type) is TService registered)
            return registered;

        return Constructors.Length == 1 && _shared is not null ? _shared.Value
            : services is not null && Activator(services) is { } activator ? (TService)activator.Make(Type, services)
            : FromServices(services);
    }

    private static ConstructorInfo[] ConstructorsOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type) =>
        [.. type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length)];

    private TService FromServices(IServiceProvider? services)
    {
        foreach (var constructor in Constructors)
        {
            if (constructor.GetParameters() is not [_, ..] parameters)
                return _shared!.Value;

            var arguments = Array.ConvertAll(parameters, parameter => Argument(parameter, services));
            if (Array.IndexOf(arguments, Missing.Value) < 0)
                return Make(constructor, arguments);
        }

        throw new InvalidOperationException(Unfilled(services));
    }

    /// <summary>The argument for a parameter; <see cref="Missing.Value"/> if there is none.</summary>
    private static object? Argument(ParameterInfo parameter, IServiceProvider? services) =>
        IsKeyed(parameter) ? Missing.Value
        : services?.GetService(parameter.ParameterType) is { } service ? service
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : Missing.Value;

    /// <summary>
    /// Whether the parameter asks for the service of a key. Only a container knows keys, and another service of the
    /// same type would be the wrong one.
    /// </summary>
    private static bool IsKeyed(ParameterInfo parameter) =>
        parameter.GetCustomAttributesData().Any(attribute =>
            attribute.AttributeType.Name is "FromKeyedServicesAttribute" or "ServiceKeyAttribute");

    private static TService Make(ConstructorInfo constructor, object?[] arguments) =>
        (TService)constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private string Unfilled(IServiceProvider? services)
    {
        var missing = Constructors[^1].GetParameters()
            .First(parameter => Argument(parameter, services) == Missing.Value);
        var sentence = $"{char.ToUpperInvariant(Label[0])}{Label[1..]} needs a {TypeText.Of(missing.ParameterType)}";
        return IsKeyed(missing)
            ? $"{sentence} by a key, and the services contain no {nameof(IServiceActivator)}, which knows keys. Call "
                + "AddLifecycle of Lifecycle.Extensions, or register one."
            : $"{sentence}, which the services do not hold.";
    }

    // A definition of many stages names one class many times.
    private static class PerType<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClass>
    {
        internal static readonly ConstructorInfo[] Constructors = ConstructorsOf(typeof(TClass));
    }
}
