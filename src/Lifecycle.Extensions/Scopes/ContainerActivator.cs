using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>Makes classes as the container makes its own: the same choice of constructor, and keyed services.</summary>
/// <param name="descriptors">The services that the container is built of.</param>
internal sealed class ContainerActivator(IServiceCollection descriptors) : IServiceActivator
{
    private readonly ConcurrentDictionary<Type, ObjectFactory> _factories = [];

    public object Make(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        IServiceProvider services)
    {
        if (_factories.TryGetValue(type, out var factory))
            return factory(services, null);

        // With several constructors, the choice depends on the services. A factory would refuse to choose.
        return type.GetConstructors().Length == 1
            ? _factories.GetOrAdd(type, ActivatorUtilities.CreateFactory(type, []))(services, null)
            : ActivatorUtilities.CreateInstance(services, type);
    }

    public string? FindFault(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type,
        IServiceProvider services)
    {
        if (services.GetService<IServiceProviderIsService>() is not { } known)
            return null;

        var check = new Check(known, descriptors);
        return known.IsService(type) ? check.FaultOfService(type, null) : check.FaultOfClass(type);
    }

    /// <summary>Follows the constructors of one class and of the services it needs. No object is made.</summary>
    private sealed class Check(IServiceProviderIsService known, IServiceCollection descriptors)
    {
        private readonly HashSet<Type> _seen = [];

        public string? FaultOfClass(
            [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
        {
            // Also the end of a circle, which the container reports.
            if (!_seen.Add(type))
                return null;

            var constructors = type.GetConstructors();
            var preferred = Array.FindAll(constructors, constructor =>
                constructor.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute), inherit: false));
            var fault = "has no public constructor";
            foreach (var constructor in (preferred is [] ? constructors : preferred)
                .OrderByDescending(constructor => constructor.GetParameters().Length))
            {
                if (constructor.GetParameters().Select(FaultOfParameter).FirstOrDefault(each => each is not null)
                    is not { } missing)
                {
                    return null;
                }

                fault = missing;
            }

            return fault;
        }

        /// <summary>What is wrong with a service that is registered.</summary>
        public string? FaultOfService(Type service, object? key)
        {
            var descriptor = descriptors.LastOrDefault(each =>
                each.ServiceType == service && Equals(each.ServiceKey, key));
            var implementation = descriptor is { IsKeyedService: true }
                ? descriptor.KeyedImplementationType
                : descriptor?.ImplementationType;

            // An object, a factory and an open generic type say nothing about what they need.
            return implementation is null or { IsGenericTypeDefinition: true } ? null : FaultOfClass(implementation);
        }

        private string? FaultOfParameter(ParameterInfo parameter)
        {
            // The container passes the key that a service is resolved by.
            if (parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false))
                return null;

            var type = parameter.ParameterType;
            var key = parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key;
            var isRegistered = key is null
                ? known.IsService(type)
                : known is not IServiceProviderIsKeyedService keyed || keyed.IsKeyedService(type, key);
            var need = key is null ? $"needs {type.Name}" : $"needs {type.Name} with the key {key}";
            return isRegistered
                ? FaultOfService(type, key) is { } fault ? $"{need}, which {fault}" : null
                : parameter.HasDefaultValue ? null : $"{need}, which is not registered";
        }
    }
}
