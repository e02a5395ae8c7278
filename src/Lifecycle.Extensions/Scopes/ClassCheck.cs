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
            (_, [var only]) => Missing(only) ?? FaultBehind(only),
            (_, [_, ..]) => "has several constructors with [ActivatorUtilitiesConstructor]; mark only one",
            _ => FaultOfRichest(constructors),
        };
    }

    private string? FaultOfRichest(ConstructorInfo[] constructors)
    {
        ConstructorInfo[] fillable = [.. constructors.Where(constructor => Missing(constructor) is null)];
        if (fillable is [])
            return Missing(constructors.MinBy(constructor => constructor.GetParameters().Length)!);

        var length = fillable.Max(constructor => constructor.GetParameters().Length);
        return Array.FindAll(fillable, constructor => constructor.GetParameters().Length == length) is [var richest]
            ? FaultBehind(richest)
            : "has several constructors of equal length that the services fill; mark one with "
                + "[ActivatorUtilitiesConstructor]";
    }

    private string? Missing(ConstructorInfo constructor) => constructor.GetParameters()
        .Where(parameter => !parameter.HasDefaultValue && !IsRegistered(parameter))
        .Select(parameter => parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false)
            ? ServiceCheck.WithoutKey(parameter)
            : $"{ServiceCheck.Need(parameter.ParameterType, KeyOf(parameter))}, which is not registered")
        .FirstOrDefault();

    private string? FaultBehind(ConstructorInfo constructor) => constructor.GetParameters()
        .Where(IsRegistered)
        .Select(parameter => services.FaultOfNeed(parameter.ParameterType, KeyOf(parameter)))
        .FirstOrDefault(fault => fault is not null);

    private bool IsRegistered(ParameterInfo parameter) => KeyOf(parameter) is { } key
        ? known is not IServiceProviderIsKeyedService keyed || keyed.IsKeyedService(parameter.ParameterType, key)
        : known.IsService(parameter.ParameterType);

    /// <summary>A class that is not registered has no key to inherit.</summary>
    private static object? KeyOf(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<FromKeyedServicesAttribute>(inherit: false)?.Key;
}
