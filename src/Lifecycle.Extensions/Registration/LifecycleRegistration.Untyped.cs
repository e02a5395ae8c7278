using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// A lifecycle in a collection of services, and what can be done with it whatever its types. A mandatory criterion is
/// never loosened nor switched off. Nothing is judged while registering: every fault is reported at once when the host
/// starts, or where there is none, when the lifecycle is first asked for. Not thread-safe.
/// </summary>
public abstract class LifecycleRegistration
{
    [SuppressMessage("ApiDesign", "RS0022", Justification = "Only the typed registration derives from it.")]
    private protected LifecycleRegistration(IServiceCollection services) => Services = services;

    /// <summary>The services that the lifecycle is registered in, for the methods of other packages.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The definition as its author wrote it, without the changes made here.</summary>
    public abstract LifecycleDefinition Definition { get; }

    /// <summary>
    /// The name of the definition. It is the key of the lifecycle among the services, the name of its options, and its
    /// section in the configuration.
    /// </summary>
    public string Name => Definition.Name;

    /// <summary>Sets options, after those set before. The configuration has the last word.</summary>
    /// <param name="configure">Sets them.</param>
    public abstract LifecycleRegistration Configure(Action<LifecycleOptions> configure);

    /// <summary>Gives a criterion another severity. A mandatory one stays mandatory.</summary>
    /// <param name="id">The id of the criterion.</param>
    /// <param name="severity">The severity.</param>
    public abstract LifecycleRegistration SetSeverity(string id, Severity severity);

    /// <summary>Switches a criterion off. A mandatory one stays on.</summary>
    /// <param name="id">The id of the criterion.</param>
    public abstract LifecycleRegistration SwitchOff(string id);

    /// <summary>
    /// Stores the instances of the lifecycle, so that <see cref="ILifecycleManager{TStage, TTrigger, TSubject}"/> can
    /// be asked for. A host then checks when it starts that no stored instance is stranded, fires what falls due, and
    /// hands events to the registered
    /// <see cref="ILifecycleEventSender"/>s.
    /// </summary>
    /// <param name="store">Gives the store for a scope of the container. Said again, it replaces what was said
    /// before.</param>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration UseStore(Func<IServiceProvider, ILifecycleStore> store);

    /// <summary>Stores the instances in memory, until the process ends.</summary>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration UseInMemory();

    /// <summary>Says how instances are stored.</summary>
    /// <param name="configure">Changes the options.</param>
    /// <returns>This registration.</returns>
    public abstract LifecycleRegistration ConfigureStorage(Action<LifecycleStorageOptions> configure);

    internal abstract RegisteredLifecycle In(IServiceProvider services);
}
