using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>The lifecycles of a collection of services, by name.</summary>
internal sealed class LifecycleRegistry
{
    private readonly Dictionary<string, (object Identity, LifecycleRegistration Registration)> _byName =
        new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<LifecycleRegistration> All => _byName.Values.Select(known => known.Registration);

    /// <summary>The registry of the services, created on first use.</summary>
    public static LifecycleRegistry In(IServiceCollection services)
    {
        var known = services.FirstOrDefault(service => service.ServiceType == typeof(LifecycleRegistry));
        if (known?.ImplementationInstance is LifecycleRegistry registry)
            return registry;

        registry = new();
        services.AddSingleton(registry);
        services.TryAddSingleton<LifecycleMetrics>();
        services.TryAddSingleton<IServiceActivator>(new ContainerActivator(services));
        services.TryAddSingleton<IValidateOptions<LifecyclesAtStart>, StartValidation>();
        services.AddOptions<LifecyclesAtStart>().ValidateOnStart();
        return registry;
    }

    public bool Contains(string name) => _byName.ContainsKey(name);

    /// <summary>Registers a definition, or returns its registration if it is registered already.</summary>
    /// <param name="services">The services.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="identity">The type or the object by which a repeated registration is recognised.</param>
    /// <exception cref="ArgumentException">Another definition has the name.</exception>
    public LifecycleRegistration<TStage, TTrigger, TSubject> Register<TStage, TTrigger, TSubject>(
        IServiceCollection services, LifecycleDefinition<TStage, TTrigger, TSubject> definition, object identity)
        where TStage : notnull
        where TTrigger : notnull
    {
        var name = definition.Name;
        if (_byName.TryGetValue(name, out var known))
        {
            return known.Identity.Equals(identity)
                ? (LifecycleRegistration<TStage, TTrigger, TSubject>)known.Registration
                : throw new ArgumentException(
                    $"A lifecycle {name} is registered already, from another definition. "
                    + "Register only one of them, or override Name to give each its own name.",
                    nameof(definition));
        }

        var registration = new LifecycleRegistration<TStage, TTrigger, TSubject>(services, definition);
        _byName.Add(name, (identity, registration));
        Provide(services, registration);
        return registration;
    }

    private void Provide<TStage, TTrigger, TSubject>(
        IServiceCollection services, LifecycleRegistration<TStage, TTrigger, TSubject> registration)
        where TStage : notnull
        where TTrigger : notnull
    {
        var name = registration.Name;
        services
            .AddOptions<LifecycleOptions>(name)
            .PostConfigure<IServiceProvider>(
                (options, provider) => LifecycleSection.Of(provider, name).ApplyTo(options));
        services.AddKeyedSingleton(name, (provider, _) =>
            new RegisteredLifecycle<TStage, TTrigger, TSubject>(
                registration.Definition, registration.Apply, registration.StorageOptions(provider), provider));
        services.AddKeyedSingleton(name, (provider, _) => registration.In(provider).Definition);
        services.AddKeyedScoped<ILifecycle<TStage, TTrigger, TSubject>>(name, (provider, _) =>
            new ScopedLifecycle<TStage, TTrigger, TSubject>(registration.In(provider), provider));

        services.TryAddSingleton(
            provider => provider.GetRequiredKeyedService<LifecycleDefinition<TStage, TTrigger, TSubject>>(
                NameOf<TStage, TTrigger, TSubject>()));
        services.TryAddScoped(
            provider => provider.GetRequiredKeyedService<ILifecycle<TStage, TTrigger, TSubject>>(
                NameOf<TStage, TTrigger, TSubject>()));
    }

    /// <summary>The name of the only lifecycle with these types.</summary>
    /// <exception cref="LifecycleException">Several lifecycles have these types.</exception>
    public string NameOf<TStage, TTrigger, TSubject>()
        where TStage : notnull
        where TTrigger : notnull
    {
        var names = All.OfType<LifecycleRegistration<TStage, TTrigger, TSubject>>().Select(each => each.Name).ToArray();
        return names.Length == 1
            ? names[0]
            : throw new LifecycleException(
                $"{string.Join(" and ", names)} have the same types of stages, triggers and subjects, so a lifecycle "
                    + $"cannot be resolved by its types alone. Resolve it by name: [FromKeyedServices(\"{names[0]}\")] "
                    + "or GetRequiredKeyedService.");
    }
}
