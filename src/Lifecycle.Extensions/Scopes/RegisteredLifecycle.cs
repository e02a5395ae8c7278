using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lifecycle;

/// <summary>
/// A lifecycle as a container holds it: changed, configured and compiled once, and shared by all scopes.
/// </summary>
internal sealed class RegisteredLifecycle<TStage, TTrigger, TSubject> : RegisteredLifecycle
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleDefinition<TStage, TTrigger, TSubject> _definition;
    private readonly Lazy<VerificationReport> _verification;

    public RegisteredLifecycle(
        LifecycleRegistration<TStage, TTrigger, TSubject> registration,
        IServiceProvider services)
    {
        var name = registration.Name;
        var section = LifecycleSection.Of(services, name);
        _definition = registration.Definition.With(criteria =>
        {
            registration.Apply(criteria, services);
            section.ApplyTo(criteria);
        });
        _verification = new(_definition.Verify);
        Options = services.GetRequiredService<IOptionsMonitor<LifecycleOptions>>().Get(name);
        TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System;
        var loggers = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        Observer = new TelemetryObserver(
            services.GetRequiredService<LifecycleMetrics>(),
            loggers.CreateLogger($"{LifecycleTelemetry.LogCategory}.{name}"),
            TimeProvider);
        Faults =
        [
            .. section
                .Faults.Concat(Options.Faults())
                .Concat(FaultsOf(_definition))
                .Concat(StorageFaults(registration, services))
                .Select(fault => $"{name}: {fault}"),
        ];
    }

    public LifecycleOptions Options { get; }

    public TimeProvider TimeProvider { get; }

    public ITransitionObserver Observer { get; }

    public override IReadOnlyList<string> Faults { get; }

    public override VerificationReport Verification => _verification.Value;

    /// <exception cref="LifecycleConfigurationException">The lifecycle has faults.</exception>
    public LifecycleDefinition<TStage, TTrigger, TSubject> Definition =>
        Faults.Count == 0 ? _definition : throw new LifecycleConfigurationException(Faults);

    private static IEnumerable<string> StorageFaults(
        LifecycleRegistration<TStage, TTrigger, TSubject> registration, IServiceProvider services) =>
        registration.Store is null
            ? []
            : services
                .GetRequiredService<IOptionsMonitor<LifecycleStorageOptions>>()
                .Get(registration.Name)
                .Faults(typeof(TSubject));

    private static IEnumerable<string> FaultsOf(LifecycleDefinition<TStage, TTrigger, TSubject> definition)
    {
        try
        {
            _ = definition.Graph;
            return [];
        }
        catch (DefinitionException exception)
        {
            return exception.Faults.Select(fault => fault.ToString());
        }
    }
}
