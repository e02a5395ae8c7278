using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// Makes classes that are not registered, by the rules of <see cref="ActivatorUtilities"/>, and says in advance which
/// classes cannot be made.
/// </summary>
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

        var check = new ServiceCheck(known, descriptors);
        return known.IsService(type) ? check.FaultOfService(type) : new ClassCheck(known, check).FaultOf(type);
    }
}
