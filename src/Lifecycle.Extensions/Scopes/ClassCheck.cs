using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// Finds why <see cref="ActivatorUtilities"/> cannot make a class. It chooses a constructor by the services that are
/// registered, whether or not these can be made.
/// </summary>
/// <param name="known">Tells which services are registered.</param>
/// <param name="services">Checks the services that the class needs.</param>
internal sealed class ClassCheck(IServiceProviderIsService known, ServiceCheck services)
{
    /// <returns>The rest of a sentence that begins with the class; null if nothing is known to be wrong.</returns>
    public string? FaultOf(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
    {
        var constructors = type.GetConstructors();
        var preferred = Array.FindAll(constructors, constructor =>
            constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute), inherit: false));
        return (constructors, preferred) switch
        {
            ([], _) => "has no public constructor",

            // A factory resolves the parameters without asking which services are registered.
            ([var only], _) => FaultOf(only, services.IsRegistered),
            (_, [var only]) => FaultOf(only, IsListed),
            (_, [_, ..]) => "has several constructors with [ActivatorUtilitiesConstructor]; mark only one",
            _ => FaultOfRichest(constructors),
        };
    }

    private string? FaultOfRichest(ConstructorInfo[] constructors)
    {
        ConstructorInfo[] fillable = [.. constructors.Where(each => Missing(each, IsListed) is null)];
        if (fillable is [])
            return Missing(constructors.MinBy(each => each.GetParameters().Length)!, IsListed);

        var length = fillable.Max(each => each.GetParameters().Length);
        return Array.FindAll(fillable, each => each.GetParameters().Length == length) is [var richest]
            ? FaultOf(richest, IsListed)
            : "has several constructors of equal length that the services fill; mark one with "
                + "[ActivatorUtilitiesConstructor]";
    }

    private string? FaultOf(ConstructorInfo constructor, Func<Type, object?, bool> isRegistered) =>
        Missing(constructor, isRegistered) ?? constructor.GetParameters()
            .Where(parameter => isRegistered(parameter.ParameterType, KeyOf(parameter)))
            .Select(parameter => services.FaultOfNeed(parameter.ParameterType, KeyOf(parameter)))
            .FirstOrDefault(fault => fault is not null);

    private static string? Missing(ConstructorInfo constructor, Func<Type, object?, bool> isRegistered) =>
        constructor.GetParameters()
            .Where(parameter =>
                !parameter.HasDefaultValue && !isRegistered(parameter.ParameterType, KeyOf(parameter)))
            .Select(parameter => parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false)
                ? ServiceCheck.WithoutKey(parameter)
                : $"{ServiceCheck.Need(parameter.ParameterType, KeyOf(parameter))}, which is not registered")
            .FirstOrDefault();

    /// <summary>
    /// Whether the container lists a service. It does not list an open generic service for any key, which it can make.
    /// </summary>
    private bool IsListed(Type service, object? key) => key is null
        ? known.IsService(service)
        : known is not IServiceProviderIsKeyedService keyed || keyed.IsKeyedService(service, key);

    /// <summary>A class that is not registered has no key to inherit.</summary>
    private static object? KeyOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<FromKeyedServicesAttribute>(inherit: false)?.Key;
}
