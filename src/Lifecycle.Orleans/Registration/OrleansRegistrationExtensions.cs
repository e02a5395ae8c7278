using Lifecycle;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Sends the calls of registered lifecycles to the grains of an Orleans cluster.</summary>
public static class OrleansRegistrationExtensions
{
    /// <summary>
    /// Sends each fire to the grain of its instance, where the changes of an instance wait for each other instead of
    /// conflicting. Call it in every silo and every client of the cluster, beside the method that chooses the store.
    /// </summary>
    /// <remarks>
    /// The store decides every write, so silos, clients and processes outside the cluster may use it at the same time.
    /// Criteria and actions of a fire run in the silo, with services of a scope there. Exceptions whose namespace
    /// begins like that of the definition reach the caller as themselves, with their messages and causes.
    /// </remarks>
    /// <typeparam name="TRegistration">The type of the registration.</typeparam>
    /// <param name="registration">The registration.</param>
    /// <param name="options">The options; the defaults if <see langword="null"/>. A later call replaces them.</param>
    /// <returns>The registration.</returns>
    public static TRegistration UseOrleans<TRegistration>(
        this TRegistration registration, LifecycleGrainOptions? options = null)
        where TRegistration : LifecycleRegistration
    {
        ArgumentNullException.ThrowIfNull(registration);
        options ??= new();
        var services = registration.Services;
        services.TryAddScoped<GrainTurn>();
        services.AddKeyedSingleton(registration.Name, (provider, _) =>
            new OwnWrites(options.MaxStaleness, provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.Configure<ExceptionSerializationOptions>(exceptions =>
        {
            var others = exceptions.SupportedExceptionTypeFilter;
            exceptions.SupportedExceptionTypeFilter = type =>
                others?.Invoke(type) == true || AreOfOneApplication(type, registration.Definition.GetType());
        });
        registration.WrapManager(new GrainManagers(options));
        return registration;
    }

    /// <summary>Whether two types are in one assembly, or in namespaces that begin with the same name.</summary>
    private static bool AreOfOneApplication(Type type, Type other) =>
        type.Assembly == other.Assembly || First(type.Namespace) is { } first && first == First(other.Namespace);

    private static string? First(string? name) => name?.Split('.')[0];
}
