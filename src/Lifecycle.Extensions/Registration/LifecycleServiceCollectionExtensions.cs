using System.Diagnostics.CodeAnalysis;
using Lifecycle;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers lifecycles. A container can hold any number of them.</summary>
public static class LifecycleServiceCollectionExtensions
{
    /// <summary>
    /// Registers a lifecycle by the type of its definition alone. The methods of the registration check the types of
    /// stages, triggers and criteria when they are called; with the other overloads, the compiler checks them.
    /// </summary>
    /// <typeparam name="TDefinition">
    /// The definition. Registering it again returns the existing registration.
    /// </typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options. The configuration overrides them.</param>
    /// <exception cref="ArgumentException">Another definition of the same name is registered.</exception>
    /// <example>
    /// <code>
    /// services.AddLifecycle&lt;GrantLifecycle&gt;()
    ///     .AddEntryCriterion&lt;EthicsApproval&gt;(entering: GrantStage.Awarded)
    ///     .SetSeverity("AWD-02", Severity.Mandatory);
    /// </code>
    /// </example>
    public static LifecycleRegistration<TDefinition> AddLifecycle<TDefinition>(
        this IServiceCollection services, Action<LifecycleOptions>? configure = null)
        where TDefinition : LifecycleDefinition, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        var visitor = new Registrar(services, typeof(TDefinition));
        new TDefinition().Accept(visitor);
        return visitor.Registration!.By<TDefinition>().Configure(configure ?? (_ => { }));
    }

    /// <summary>Registers a lifecycle whose types the compiler infers from the definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subjects that move through the lifecycle.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="definition">The definition. Registering it again returns the existing registration.</param>
    /// <param name="configure">Sets options. The configuration overrides them.</param>
    /// <exception cref="ArgumentException">Another definition of the same name is registered.</exception>
    /// <example>
    /// <code>
    /// services.AddLifecycle&lt;GrantLifecycle&gt;()
    ///     .AddEntryCriterion&lt;EthicsApproval&gt;(entering: GrantStage.Awarded)
    ///     .SetSeverity("AWD-02", Severity.Mandatory);
    /// </code>
    /// </example>
    public static LifecycleRegistration<TStage, TTrigger, TSubject> AddLifecycle<TStage, TTrigger, TSubject>(
        this IServiceCollection services,
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Action<LifecycleOptions>? configure = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(definition);
        return LifecycleRegistry
            .In(services)
            .Register(services, definition, definition)
            .Configure(configure ?? (_ => { }));
    }

    /// <summary>
    /// Registers a lifecycle with all its types named. For a library's own <c>Add…</c> method, which may be called more
    /// than once.
    /// </summary>
    /// <typeparam name="TDefinition">
    /// The definition. Registering it again returns the existing registration.
    /// </typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subjects that move through the lifecycle.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options. The configuration overrides them.</param>
    /// <exception cref="ArgumentException">Another definition of the same name is registered.</exception>
    public static LifecycleRegistration<TStage, TTrigger, TSubject> AddLifecycle<
        TDefinition,
        TStage,
        TTrigger,
        TSubject
    >(this IServiceCollection services, Action<LifecycleOptions>? configure = null)
        where TDefinition : LifecycleDefinition<TStage, TTrigger, TSubject>, new()
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        return LifecycleRegistry.In(services)
            .Register(services, new TDefinition(), typeof(TDefinition))
            .Configure(configure ?? (_ => { }));
    }

    /// <summary>
    /// Registers a sender for the events of one type, of all stored lifecycles. Events of other types are not passed to
    /// it. For a sender of all events, register an <see cref="ILifecycleEventSender"/>.
    /// </summary>
    /// <typeparam name="TEvent">The type of the events. It is in the JSON options of the lifecycles that emit it.
    /// </typeparam>
    /// <typeparam name="TSender">The sender. It is made for each instance that has events, in a scope.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddLifecycleEventSender<
        TEvent,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSender
    >(this IServiceCollection services)
        where TEvent : notnull
        where TSender : class, ILifecycleEventSender<TEvent>
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddScoped<TSender>();
        services.TryAddEnumerable(
            ServiceDescriptor.Scoped<ILifecycleEventSender, TypedSender<TEvent, TSender>>());
        return services;
    }

    /// <summary>Registers a definition with its types, without reflection.</summary>
    private sealed class Registrar(IServiceCollection services, object identity) : ILifecycleVisitor
    {
        public ITypedRegistration? Registration { get; private set; }

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull =>
            Registration = LifecycleRegistry.In(services).Register(services, definition, identity);
    }
}
