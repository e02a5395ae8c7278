using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// A lifecycle registered in a collection of services, without its types. A mandatory criterion cannot be loosened or
/// switched off. Faults are not reported by these methods: a host reports all of them when it starts, and without a
/// host, resolving the lifecycle does. Not thread-safe.
/// </summary>
public abstract class LifecycleRegistration
{
    [SuppressMessage("ApiDesign", "RS0022", Justification = "Only the typed registration derives from it.")]
    private protected LifecycleRegistration(IServiceCollection services) => Services = services;

    /// <summary>The services that the lifecycle is registered in, for extension methods of other packages.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The definition as its author wrote it, without the changes of this registration.</summary>
    public abstract LifecycleDefinition Definition { get; }

    /// <summary>
    /// The name of the definition. It is also the service key of the lifecycle, and the name of its options and of its
    /// section in the configuration.
    /// </summary>
    public string Name => Definition.Name;

    /// <summary>Sets options, after earlier calls. The configuration overrides them.</summary>
    /// <param name="configure">Sets the options.</param>
    public abstract LifecycleRegistration Configure(Action<LifecycleOptions> configure);

    /// <summary>Changes the severity of a criterion. A mandatory criterion stays mandatory.</summary>
    /// <param name="id">The id of the criterion.</param>
    /// <param name="severity">The severity.</param>
    public abstract LifecycleRegistration SetSeverity(string id, Severity severity);

    /// <summary>Switches a criterion off. A mandatory criterion stays on.</summary>
    /// <param name="id">The id of the criterion.</param>
    public abstract LifecycleRegistration SwitchOff(string id);

    /// <summary>
    /// Stores the instances of the lifecycle, and registers its manager as a scoped service: as
    /// <see cref="ILifecycleManager{TStage, TTrigger, TSubject}"/>, and as <see cref="ILifecycleManager"/> for code
    /// that does not know the types. Both are keyed by the lifecycle's name. An <see cref="IEnumerable{T}"/> of
    /// <see cref="ILifecycleManager"/> gives the managers of all stored lifecycles.
    /// Without a key, <see cref="ILifecycleManager"/> resolves only if one lifecycle is stored, and throws
    /// <see cref="LifecycleException"/> if there are several.
    /// </summary>
    /// <remarks>
    /// When it starts, a host checks that no stored instance is stranded. While it runs, it fires what falls due, and
    /// hands events to the registered <see cref="ILifecycleEventSender"/>s.
    /// </remarks>
    /// <param name="store">Returns the store for a scope of the container. A later call replaces it.</param>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration UseStore(Func<IServiceProvider, ILifecycleStore> store);

    /// <summary>Stores the instances in memory, until the process ends.</summary>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration UseInMemory();

    /// <summary>
    /// Puts another manager in front of the one over the store, for packages that send calls elsewhere. Hosted services
    /// go on using the store. It has no effect on a lifecycle without a store.
    /// </summary>
    /// <param name="wrapper">Makes the manager of each scope. A later call replaces it.</param>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration WrapManager(ILifecycleManagerWrapper wrapper);

    /// <summary>Configures how instances are stored.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration ConfigureStorage(Action<LifecycleStorageOptions> configure);

    internal abstract RegisteredLifecycle In(IServiceProvider services);
}
