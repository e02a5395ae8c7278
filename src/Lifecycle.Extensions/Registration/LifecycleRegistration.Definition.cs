using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>
/// A lifecycle registered by the type of its definition alone. It offers everything that
/// <see cref="LifecycleRegistration{TStage, TTrigger, TSubject}"/> offers. The compiler does not know the types of its
/// stages, triggers and subjects, so each call checks them. Not thread-safe.
/// </summary>
/// <typeparam name="TDefinition">The definition.</typeparam>
/// <inheritdoc cref="LifecycleServiceCollectionExtensions.AddLifecycle{TDefinition}" path="/example"/>
public sealed class LifecycleRegistration<TDefinition> : LifecycleRegistration
    where TDefinition : LifecycleDefinition
{
    private readonly ITypedRegistration _typed;

    internal LifecycleRegistration(ITypedRegistration typed)
        : base(typed.Registration.Services) => _typed = typed;

    /// <inheritdoc/>
    public override TDefinition Definition => (TDefinition)_typed.Registration.Definition;

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> Configure(Action<LifecycleOptions> configure)
    {
        _typed.Registration.Configure(configure);
        return this;
    }

    /// <inheritdoc cref="LifecycleRegistration{TStage, TTrigger, TSubject}.AddEntryCriterion{TCriterion}(TStage)"/>
    /// <exception cref="ArgumentException">
    /// The value is not of the stages' type, or the class is not a criterion of the subjects.
    /// </exception>
    public LifecycleRegistration<TDefinition> AddEntryCriterion<
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] TCriterion>(object entering)
        where TCriterion : class
    {
        _typed.AddEntryCriterion(typeof(TCriterion), entering);
        return this;
    }

    /// <inheritdoc
    /// cref="LifecycleRegistration{TStage, TTrigger, TSubject}.AddEntryCriterion{TCriterion}(TTrigger, TStage)"/>
    /// <exception cref="ArgumentException">
    /// A value is not of the triggers' or stages' type, or the class is not a criterion of the subjects.
    /// </exception>
    public LifecycleRegistration<TDefinition> AddEntryCriterion<
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] TCriterion>(object on, object from)
        where TCriterion : class
    {
        _typed.AddEntryCriterion(typeof(TCriterion), on, from);
        return this;
    }

    /// <inheritdoc cref="LifecycleRegistration{TStage, TTrigger, TSubject}.AddToStart{TCriterion}"/>
    /// <exception cref="ArgumentException">The class is not a criterion of the subjects.</exception>
    public LifecycleRegistration<TDefinition> AddToStart<
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] TCriterion>()
        where TCriterion : class
    {
        _typed.AddToStart(typeof(TCriterion));
        return this;
    }

    /// <inheritdoc cref="LifecycleRegistration{TStage, TTrigger, TSubject}.AddToEveryTransition{TCriterion}"/>
    /// <exception cref="ArgumentException">The class is not a criterion of the subjects.</exception>
    public LifecycleRegistration<TDefinition> AddToEveryTransition<
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] TCriterion>()
        where TCriterion : class
    {
        _typed.AddToEveryTransition(typeof(TCriterion));
        return this;
    }

    /// <inheritdoc cref="LifecycleRegistration{TStage, TTrigger, TSubject}.Replace{TCriterion}"/>
    /// <exception cref="ArgumentException">The class is not a criterion of the subjects.</exception>
    public LifecycleRegistration<TDefinition> Replace<
        [DynamicallyAccessedMembers(ITypedRegistration.Members)] TCriterion>(string id)
        where TCriterion : class
    {
        _typed.Replace(typeof(TCriterion), id);
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> SetSeverity(string id, Severity severity)
    {
        _typed.Registration.SetSeverity(id, severity);
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> SwitchOff(string id)
    {
        _typed.Registration.SwitchOff(id);
        return this;
    }

    /// <summary>
    /// Changes the criteria with the help of services, such as options of the application. The types are inferred if
    /// the parameters of the lambda name theirs.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subjects that move through the lifecycle.</typeparam>
    /// <param name="change">
    /// Makes the changes. Called once in each container, with its singletons, before the lifecycle is first used.
    /// </param>
    /// <exception cref="ArgumentException">The definition has other types.</exception>
    public LifecycleRegistration<TDefinition> Change<TStage, TTrigger, TSubject>(
        Action<CriteriaChanges<TStage, TTrigger, TSubject>, IServiceProvider> change)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (_typed.Registration is not LifecycleRegistration<TStage, TTrigger, TSubject> registration)
            throw _typed.OtherTypes(nameof(change));

        registration.Change(change);
        return this;
    }

    /// <summary>
    /// Declares where stored instances go whose stage the definition does not have. The types are inferred if the
    /// parameter of the lambda names its type.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TSubject">The type of the subjects that move through the lifecycle.</typeparam>
    /// <param name="migrate">Declares the migrations.</param>
    /// <exception cref="ArgumentException">The definition has other types.</exception>
    public LifecycleRegistration<TDefinition> MigrateStages<TStage, TSubject>(
        Action<StageMigrations<TStage, TSubject>> migrate)
        where TStage : notnull
    {
        ArgumentNullException.ThrowIfNull(migrate);
        if (_typed.Migrations is not StageMigrations<TStage, TSubject> migrations)
            throw _typed.OtherTypes(nameof(migrate));

        migrate(migrations);
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> UseStore(Func<IServiceProvider, ILifecycleStore> store)
    {
        _typed.Registration.UseStore(store);
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> UseInMemory()
    {
        _typed.Registration.UseInMemory();
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> WrapManager(ILifecycleManagerWrapper wrapper)
    {
        _typed.Registration.WrapManager(wrapper);
        return this;
    }

    /// <inheritdoc/>
    public override LifecycleRegistration<TDefinition> ConfigureStorage(Action<LifecycleStorageOptions> configure)
    {
        _typed.Registration.ConfigureStorage(configure);
        return this;
    }

    internal override RegisteredLifecycle In(IServiceProvider services) => _typed.Registration.In(services);
}
