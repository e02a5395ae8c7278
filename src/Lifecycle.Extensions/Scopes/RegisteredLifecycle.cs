using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// A lifecycle in a container: changed, configured and compiled once, and shared by all scopes.
/// </summary>
internal sealed class RegisteredLifecycle<TStage, TTrigger, TSubject> : RegisteredLifecycle
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleDefinition<TStage, TTrigger, TSubject> _definition;
    private VerificationReport? _verification;

    /// <param name="definition">The definition as its author wrote it.</param>
    /// <param name="change">Makes the changes of the registration.</param>
    /// <param name="storage">The storage options; <see langword="null"/> without a store.</param>
    /// <param name="services">The singletons of the container.</param>
    public RegisteredLifecycle(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        Action<CriteriaChanges<TStage, TTrigger, TSubject>, IServiceProvider> change,
        LifecycleStorageOptions? storage,
        IServiceProvider services)
    {
        var name = definition.Name;
        var section = LifecycleSection.Of(services, name);
        _definition = definition.With(criteria =>
        {
            change(criteria, services);
            section.ApplyTo(criteria);
        });
        Options = services.GetRequiredService<IOptionsMonitor<LifecycleOptions>>().Get(name);
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var loggers = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        var logger = loggers.CreateLogger($"{LifecycleTelemetry.LogCategory}.{name}");
        Observer = new TelemetryObserver(
            services.GetRequiredService<LifecycleMetrics>(), logger, TimeProvider, Options.LogExceptionTexts);
        OnObserverFailure = exception =>
        {
            try
            {
                logger.ObserverFailed(LoggedException.Of(exception, Options.LogExceptionTexts), name);
            }
            catch (Exception)
            {
                // A logger that fails must not keep other observers from observing.
            }
        };
        Faults =
        [
            .. section
                .Faults.Concat(Options.Faults())
                .Concat(FaultsOf(_definition, services, storage))
                .Concat(storage?.Faults(typeof(TSubject)) ?? [])
                .Select(fault => $"{name}: {fault}"),
        ];
    }

    public LifecycleOptions Options { get; }

    public TimeProvider TimeProvider { get; }

    public ITransitionObserver Observer { get; }

    public Action<Exception> OnObserverFailure { get; }

    public override IReadOnlyList<string> Faults { get; }

    public override VerificationReport Verification => _verification ??= _definition.Verify();

    /// <exception cref="LifecycleConfigurationException">The lifecycle has faults.</exception>
    public LifecycleDefinition<TStage, TTrigger, TSubject> Definition =>
        Faults.Count == 0 ? _definition : throw new LifecycleConfigurationException(Faults);

    private static IEnumerable<string> FaultsOf(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        IServiceProvider services,
        LifecycleStorageOptions? storage)
    {
        try
        {
            var events = definition.Graph.Transitions.SelectMany(transition => transition.EventTypes).Distinct();
            return definition.FindServiceFaults(services)
                .Select(fault => $"{fault}.")
                .Concat(storage?.EventFaults(events) ?? []);
        }
        catch (DefinitionException exception)
        {
            return exception.Faults.Select(fault => fault.ToString());
        }
    }
}
