using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lifecycle;

/// <summary>
/// A lifecycle in a collection of services, to plug criteria into. Changes apply in the order they are written; those
/// of the configuration come last.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
/// <inheritdoc cref="LifecycleServiceCollectionExtensions.AddLifecycle{TStage, TTrigger, TSubject}" path="/example"/>
public sealed class LifecycleRegistration<TStage, TTrigger, TSubject> : LifecycleRegistration
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly List<Action<CriteriaChanges<TStage, TTrigger, TSubject>, IServiceProvider>> _changes = [];

    internal LifecycleRegistration(
        IServiceCollection services,
        LifecycleDefinition<TStage, TTrigger, TSubject> definition)
        : base(services) => Definition = definition;

    /// <inheritdoc/>
    public override LifecycleDefinition<TStage, TTrigger, TSubject> Definition { get; }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> Configure(Action<LifecycleOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Requires a criterion class for entering a stage.</summary>
    /// <typeparam name="TCriterion">The class. Unless it is registered already, it becomes a scoped
    /// service.</typeparam>
    /// <param name="entering">A stage or superstage of the definition.</param>
    public LifecycleRegistration<TStage, TTrigger, TSubject> AddEntryCriterion<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(TStage entering)
        where TCriterion : class, IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(entering);
        return Provide<TCriterion>().Change((criteria, _) => criteria.Add<TCriterion>(entering));
    }

    /// <summary>Requires a criterion class for a transition, on every route of it.</summary>
    /// <typeparam name="TCriterion">The class. Unless it is registered already, it becomes a scoped
    /// service.</typeparam>
    /// <param name="on">The trigger.</param>
    /// <param name="from">The stage or superstage that declares the transition.</param>
    public LifecycleRegistration<TStage, TTrigger, TSubject> AddEntryCriterion<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion
    >(TTrigger on, TStage from)
        where TCriterion : class, IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(on);
        ArgumentNullException.ThrowIfNull(from);
        return Provide<TCriterion>().Change((criteria, _) => criteria.Add<TCriterion>(on, from));
    }

    /// <summary>Has another class judge in the place of a criterion.</summary>
    /// <typeparam name="TCriterion">
    /// The class. Where the criterion is mandatory, it has to be mandatory too. Unless it is registered already, it
    /// becomes a scoped service.
    /// </typeparam>
    /// <param name="id">The id of the criterion that it replaces; it may have the same or another.</param>
    public LifecycleRegistration<TStage, TTrigger, TSubject> Replace<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(string id)
        where TCriterion : class, IEntryCriterion<TSubject>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Provide<TCriterion>().Change((criteria, _) => criteria.Replace<TCriterion>(id));
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> SetSeverity(string id, Severity severity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Change((criteria, _) => criteria.SetSeverity(id, severity));
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> SwitchOff(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Change((criteria, _) => criteria.SwitchOff(id));
    }

    /// <summary>Changes the criteria by what the services say: by options of one's own, for example.</summary>
    /// <param name="change">
    /// Says what to change. Called once in each container, with its singletons, before the lifecycle is first used.
    /// </param>
    public LifecycleRegistration<TStage, TTrigger, TSubject> Change(
        Action<CriteriaChanges<TStage, TTrigger, TSubject>, IServiceProvider> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _changes.Add(change);
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> UseStore(
        Func<IServiceProvider, ILifecycleStore> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Store is null)
            ProvideManager();

        Store = store;
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> UseInMemory()
    {
        var store = new InMemoryLifecycleStore();
        return UseStore(_ => store);
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> ConfigureStorage(
        Action<LifecycleStorageOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Says what becomes of stored instances in stages that the definition does not have any more.</summary>
    /// <param name="migrate">Declares it.</param>
    /// <returns>This registration.</returns>
    public LifecycleRegistration<TStage, TTrigger, TSubject> MigrateStages(
        Action<StageMigrations<TStage, TSubject>> migrate)
    {
        ArgumentNullException.ThrowIfNull(migrate);
        migrate(Migrations);
        return this;
    }

    internal Func<IServiceProvider, ILifecycleStore>? Store { get; private set; }

    internal StageMigrations<TStage, TSubject> Migrations { get; } = new();

    internal void Apply(CriteriaChanges<TStage, TTrigger, TSubject> criteria, IServiceProvider services)
    {
        foreach (var change in _changes)
            change(criteria, services);
    }

    internal override RegisteredLifecycle<TStage, TTrigger, TSubject> In(IServiceProvider services) =>
        services.GetRequiredKeyedService<RegisteredLifecycle<TStage, TTrigger, TSubject>>(Name);

    /// <summary>
    /// As a service of its own, a plug-in is disposed with its scope and may use all that the container offers.
    /// </summary>
    private void ProvideManager()
    {
        Services.AddKeyedSingleton(Name, (provider, _) =>
            new StoredLifecycle<TStage, TTrigger, TSubject>(this, provider));
        Services.AddSingleton<StoredLifecycle>(provider =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name));
        Services.AddKeyedScoped<ILifecycleManager<TStage, TTrigger, TSubject>>(Name, (provider, _) =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name).ManagerIn(provider));
        Services.TryAddScoped(provider =>
            provider.GetRequiredKeyedService<ILifecycleManager<TStage, TTrigger, TSubject>>(
                provider.GetRequiredService<LifecycleRegistry>().NameOf<TStage, TTrigger, TSubject>()));
        Services.AddKeyedScoped<ILifecycleManager>(Name, (provider, _) =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name)
                .UntypedManagerIn(provider));
        Services.TryAddScoped(UntypedManagers.All);
        Services.TryAddScoped(UntypedManagers.Single);
        Services.AddHostedService<StrandedInstanceCheck>();
        Services.AddHostedService<DueDateService>();
        Services.AddHostedService<EventService>();
    }

    private LifecycleRegistration<TStage, TTrigger, TSubject> Provide<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : class
    {
        // An abstract class is a fault, which the compiled definition reports better than the container.
        if (!typeof(TCriterion).IsAbstract)
            Services.TryAddScoped<TCriterion>();
        return this;
    }
}
