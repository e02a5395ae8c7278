using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// Finds why a container cannot make a registered service, by following constructors as
/// Microsoft.Extensions.DependencyInjection does. No object is made. The rules of other containers are not known, so
/// their services count as sound.
/// </summary>
/// <param name="known">Tells which services are registered.</param>
/// <param name="descriptors">The services that the container is built of.</param>
internal sealed class ServiceCheck(IServiceProviderIsService known, IServiceCollection descriptors)
{
    private readonly bool _rulesAreKnown =
        known.GetType().Assembly.GetName().Name == "Microsoft.Extensions.DependencyInjection";

    private readonly HashSet<(Type Service, object? Key)> _sound = [];
    private readonly HashSet<(Type Service, object? Key)> _inProgress = [];

    /// <summary>The beginning of a fault: what is needed.</summary>
    public static string Need(Type service, object? key) =>
        key is null ? $"needs {TypeText.Of(service)}" : $"needs {TypeText.Of(service)} with the key {key}";

    /// <summary>The fault of a parameter with <see cref="ServiceKeyAttribute"/> where there is no key.</summary>
    public static string WithoutKey(ParameterInfo parameter) =>
        $"takes its service key as {parameter.Name}, but is made without a key";

    /// <summary>Whether the container can look a service up, whether or not it can make it.</summary>
    public bool IsRegistered(Type service, object? key) => Find(service, key) is not null
        || (key is null
            ? known.IsService(service)
            : known is not IServiceProviderIsKeyedService keyed || keyed.IsKeyedService(service, key));

    /// <returns>The rest of a sentence that begins with the service; null if nothing is known to be wrong.</returns>
    public string? FaultOfService(Type service, object? key = null)
    {
        if (!_rulesAreKnown || _sound.Contains((service, key)))
            return null;

        if (_inProgress.Contains((service, key)))
            return "needs itself to be made";

        var fault = Find(service, key) is { } descriptor
            ? FaultOfDescriptor(descriptor, service, key)
            : FaultOfEach(service, key);
        if (fault is null)
            _sound.Add((service, key));
        return fault;
    }

    /// <returns>The rest of a sentence that begins with the class that needs the service.</returns>
    public string? FaultOfNeed(Type service, object? key) =>
        FaultOfService(service, key) is { } fault ? $"{Need(service, key)}, which {fault}" : null;

    /// <summary>The registration that the container takes: of the exact type first, then an open generic one.</summary>
    private ServiceDescriptor? Find(Type service, object? key)
    {
        var open = service.IsConstructedGenericType ? service.GetGenericTypeDefinition() : null;
        return Last(service, key) ?? Last(service, KeyedService.AnyKey)
            ?? Last(open, key) ?? Last(open, KeyedService.AnyKey);

        ServiceDescriptor? Last(Type? type, object? by) => type is null || (key is null && by is not null)
            ? null
            : descriptors.LastOrDefault(each => each.ServiceType == type && Equals(each.ServiceKey, by));
    }

    /// <summary>The fault of the first faulty element, if the service is an enumerable of services.</summary>
    private string? FaultOfEach(Type service, object? key)
    {
        if (!service.IsConstructedGenericType || service.GetGenericTypeDefinition() != typeof(IEnumerable<>))
            return null;

        // With AnyKey, the container collects the services of every key, each made by its own key.
        var element = service.GenericTypeArguments[0];
        var isOutermost = _inProgress.Add((service, key));
        var fault = descriptors
            .Where(each => each.ServiceType == element && (Equals(key, KeyedService.AnyKey)
                ? each.IsKeyedService && !Equals(each.ServiceKey, key)
                : Equals(each.ServiceKey, key)))
            .Select(each => FaultOfDescriptor(each, element, each.ServiceKey) is { } reason
                ? $"{Need(element, each.ServiceKey)}, which {reason}"
                : null)
            .FirstOrDefault(each => each is not null);
        if (isOutermost)
            _inProgress.Remove((service, key));
        return fault;
    }

    private string? FaultOfDescriptor(ServiceDescriptor descriptor, Type service, object? key)
    {
        var implementation = descriptor.IsKeyedService
            ? descriptor.KeyedImplementationType
            : descriptor.ImplementationType;

        // An object and a factory say nothing about what they need.
        if (implementation is null)
            return null;

        if (!implementation.IsGenericTypeDefinition)
            return FaultOfClass(implementation, service, key);

        try
        {
            return FaultOfClass(Close(implementation, service.GenericTypeArguments), service, key);
        }
        catch (ArgumentException)
        {
            return $"violates a constraint of {TypeText.Of(implementation)}";
        }
        catch (NotSupportedException)
        {
            // Native code may lack the closed type. The container reports that when it needs the service.
            return null;
        }
    }

    private string? FaultOfClass(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        Type service,
        object? key)
    {
        // An enumerable may check an element while that element is in progress.
        var isOutermost = _inProgress.Add((service, key));
        var fault = FaultOfConstructors(type, key);
        if (isOutermost)
            _inProgress.Remove((service, key));
        return fault;
    }

    private string? FaultOfConstructors(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, object? key)
    {
        var constructors = type.GetConstructors();
        if (constructors is [])
            return "has no public constructor";

        // The sort of the container, whose order decides between constructors of equal length.
        Array.Sort(constructors, (a, b) => b.GetParameters().Length.CompareTo(a.GetParameters().Length));
        HashSet<Type>? best = null;
        string? missing = null;
        foreach (var constructor in constructors)
        {
            var parameters = constructor.GetParameters();
            var (lack, fault) = Fill(parameters, key);

            // A service that is registered and cannot be made fails every constructor, also one that is not taken.
            if (fault is not null)
                return fault;

            missing = lack ?? missing;
            if (lack is not null)
                continue;

            if (best is null)
                best = [.. parameters.Select(parameter => parameter.ParameterType)];
            else if (!best.IsSupersetOf(parameters.Select(parameter => parameter.ParameterType)))
                return "has several constructors that the services fill, none of which includes the others";
        }

        return best is null ? missing : null;
    }

    /// <summary>Fills parameters in order, up to the first that is not registered or cannot be made.</summary>
    private (string? Missing, string? Fault) Fill(ParameterInfo[] parameters, object? key)
    {
        foreach (var parameter in parameters)
        {
            var type = parameter.ParameterType;
            var takesKey = parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: true);
            if (takesKey && key is not null)
            {
                if (!Equals(key, KeyedService.AnyKey) && type != key.GetType() && type != typeof(object))
                    return (null, $"takes its service key as {TypeText.Of(type)}, but the key {key} has another type");

                continue;
            }

            var wanted = KeyOf(parameter, key);
            if (IsRegistered(type, wanted))
            {
                if (FaultOfNeed(type, wanted) is { } fault)
                    return (null, fault);
            }
            else if (!parameter.HasDefaultValue)
            {
                return (takesKey ? WithoutKey(parameter) : $"{Need(type, wanted)}, which is not registered", null);
            }
        }

        return (null, null);
    }

    private static object? KeyOf(ParameterInfo parameter, object? inherited) =>
        parameter.GetCustomAttribute<FromKeyedServicesAttribute>(inherit: true) is not { } attribute
            ? null
            : attribute.LookupMode switch
            {
                ServiceKeyLookupMode.InheritKey => inherited,
                ServiceKeyLookupMode.ExplicitKey => attribute.Key,
                _ => null,
            };

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The container closes the same type.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "The container closes the same type.")]
    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    private static Type Close(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type open,
        Type[] arguments) => open.MakeGenericType(arguments);
}
