using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// A lifecycle registered in a collection of services. Its methods plug in criteria and change them. Changes apply in
/// the order of the calls; the configuration applies last. Not thread-safe.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subjects that move through the lifecycle.</typeparam>
/// <inheritdoc cref="LifecycleServiceCollectionExtensions.AddLifecycle{TStage, TTrigger, TSubject}" path="/example"/>
public sealed partial class LifecycleRegistration<TStage, TTrigger, TSubject> : LifecycleRegistration
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly List<Action<CriteriaChanges<TStage, TTrigger, TSubject>, IServiceProvider>> _changes = [];
    private readonly StageMigrations<TStage, TSubject> _migrations = new();
    private Func<IServiceProvider, ILifecycleStore>? _store;
    private ILifecycleManagerWrapper? _wrapper;

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
    /// <typeparam name="TCriterion">
    /// The class. It becomes a scoped service, unless it is registered already.
    /// </typeparam>
    /// <param name="entering">A stage or superstage of the definition.</param>
    public LifecycleRegistration<TStage, TTrigger, TSubject> AddEntryCriterion<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(TStage entering)
        where TCriterion : class, IEntryCriterion<TSubject>
    {
        ArgumentNullException.ThrowIfNull(entering);
        return Provide<TCriterion>().Change((criteria, _) => criteria.Add<TCriterion>(entering));
    }

    /// <summary>Requires a criterion class for a transition, on each of its branches.</summary>
    /// <typeparam name="TCriterion">
    /// The class. It becomes a scoped service, unless it is registered already.
    /// </typeparam>
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

    /// <summary>Requires a criterion class for every start.</summary>
    /// <typeparam name="TCriterion">The class. It becomes a scoped service, unless it is registered already.
    /// </typeparam>
    public LifecycleRegistration<TStage, TTrigger, TSubject> AddToStart<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : class, IEntryCriterion<TSubject> =>
        Provide<TCriterion>().Change((criteria, _) => criteria.AddToStart<TCriterion>());

    /// <summary>Requires a criterion class for every transition of every stage.</summary>
    /// <typeparam name="TCriterion">The class. It becomes a scoped service, unless it is registered already.
    /// </typeparam>
    public LifecycleRegistration<TStage, TTrigger, TSubject> AddToEveryTransition<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : class, IEntryCriterion<TSubject> =>
        Provide<TCriterion>().Change((criteria, _) => criteria.AddToEveryTransition<TCriterion>());

    /// <summary>Replaces a criterion with another class.</summary>
    /// <typeparam name="TCriterion">
    /// The class. It has to be mandatory if the criterion is. It becomes a scoped service, unless it is registered
    /// already.
    /// </typeparam>
    /// <param name="id">The id of the criterion to replace. The class may have the same id or another.</param>
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

    /// <summary>Changes the criteria with the help of services, such as options of the application.</summary>
    /// <param name="change">
    /// Makes the changes. Called once in each container, with its singletons, before the lifecycle is first used; and
    /// once more for each variant, where the criteria vary with the subject.
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
        if (_store is null)
            ProvideManager();

        _store = store;
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> UseInMemory()
    {
        var store = new InMemoryLifecycleStore();
        return UseStore(_ => store);
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> WrapManager(ILifecycleManagerWrapper wrapper)
    {
        ArgumentNullException.ThrowIfNull(wrapper);
        _wrapper = wrapper;
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TStage, TTrigger, TSubject> ConfigureStorage(
        Action<LifecycleStorageOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>Declares where stored instances go whose stage the definition does not have.</summary>
    /// <param name="migrate">Declares the migrations.</param>
    /// <returns>This registration.</returns>
    public LifecycleRegistration<TStage, TTrigger, TSubject> MigrateStages(
        Action<StageMigrations<TStage, TSubject>> migrate)
    {
        ArgumentNullException.ThrowIfNull(migrate);
        migrate(_migrations);
        return this;
    }

    /// <summary>The storage options; <see langword="null"/> for a lifecycle without a store.</summary>
    internal LifecycleStorageOptions? StorageOptions(IServiceProvider services) => _store is null
        ? null
        : services.GetRequiredService<IOptionsMonitor<LifecycleStorageOptions>>().Get(Name);

    internal void Apply(CriteriaChanges<TStage, TTrigger, TSubject> criteria, IServiceProvider services)
    {
        foreach (var change in _changes)
            change(criteria, services);
    }

    internal override RegisteredLifecycle<TStage, TTrigger, TSubject> In(IServiceProvider services) =>
        services.GetRequiredKeyedService<RegisteredLifecycle<TStage, TTrigger, TSubject>>(Name);

    private void ProvideManager()
    {
        Services.AddKeyedSingleton(Name, (provider, _) =>
            new StoredLifecycle<TStage, TTrigger, TSubject>(
                Name, _store!, _migrations, () => _wrapper, provider));
        Services.AddSingleton<StoredLifecycle>(provider =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name));
        Services.AddKeyedScoped<ILifecycleManager<TStage, TTrigger, TSubject>>(Name, (provider, _) =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name)
                .CallersManagerIn(provider));
        Services.TryAddScoped(provider =>
            provider.GetRequiredKeyedService<ILifecycleManager<TStage, TTrigger, TSubject>>(
                provider.GetRequiredService<LifecycleRegistry>().NameOf<TStage, TTrigger, TSubject>()));
        Services.AddKeyedScoped<ILifecycleManager>(Name, (provider, _) =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name)
                .UntypedManagerIn(provider));
        Services.AddKeyedScoped(Name, (provider, _) =>
            provider.GetRequiredKeyedService<StoredLifecycle<TStage, TTrigger, TSubject>>(Name).OutboxIn(provider));
        Services.TryAddScoped(UntypedManagers.All);
        Services.TryAddScoped(UntypedManagers.Single);
        Services.AddHostedService<StrandedInstanceCheck>();
        Services.AddHostedService<DueDateService>();
        Services.AddHostedService<EventService>();
    }

    /// <summary>Registers a plug-in: it is disposed with its scope, and can have injected dependencies.</summary>
    private LifecycleRegistration<TStage, TTrigger, TSubject> Provide<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : class => Provide(typeof(TCriterion));

    private LifecycleRegistration<TStage, TTrigger, TSubject> Provide(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type criterion)
    {
        // The compiled definition reports an abstract class better than the container does.
        if (!criterion.IsAbstract)
            Services.TryAddScoped(criterion);
        return this;
    }
}
