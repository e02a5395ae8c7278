using Lifecycle;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers lifecycles, any number of them side by side.</summary>
public static class LifecycleServiceCollectionExtensions
{
    /// <summary>
    /// Registers a lifecycle of any types. Its criteria can be tightened, loosened and switched off; to plug in
    /// classes, register with the definition as an object, or with all types named.
    /// </summary>
    /// <typeparam name="TDefinition">The definition. Registered again, it gives the registration there is.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options. The configuration has the last word.</param>
    /// <exception cref="ArgumentException">Another definition of the same name is registered.</exception>
    public static LifecycleRegistration AddLifecycle<TDefinition>(
        this IServiceCollection services, Action<LifecycleOptions>? configure = null)
        where TDefinition : LifecycleDefinition, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        var visitor = new Registrar(services, typeof(TDefinition));
        new TDefinition().Accept(visitor);
        return visitor.Registration!.Configure(configure ?? (_ => { }));
    }

    /// <summary>Registers a lifecycle whose types the compiler finds out from the definition.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="definition">The definition. Registered again, it gives the registration there is.</param>
    /// <param name="configure">Sets options. The configuration has the last word.</param>
    /// <exception cref="ArgumentException">Another definition of the same name is registered.</exception>
    /// <example>
    /// <code>
    /// services.AddLifecycle(new GrantLifecycle())
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
    /// Registers a lifecycle with all types named: for a library's own <c>Add…</c> method, which may be called more
    /// than once.
    /// </summary>
    /// <typeparam name="TDefinition">The definition. Registered again, it gives the registration there is.</typeparam>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options. The configuration has the last word.</param>
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

    /// <summary>Finds the types of a definition without reflection.</summary>
    private sealed class Registrar(IServiceCollection services, object identity) : ILifecycleVisitor
    {
        public LifecycleRegistration? Registration { get; private set; }

        public void Visit<TStage, TTrigger, TSubject>(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
            where TStage : notnull
            where TTrigger : notnull =>
            Registration = LifecycleRegistry.In(services).Register(services, definition, identity);
    }
}
