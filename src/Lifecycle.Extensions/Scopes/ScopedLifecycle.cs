using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>A registered lifecycle that takes its criteria from the services of a scope.</summary>
internal sealed class ScopedLifecycle<TStage, TTrigger, TSubject>(
    RegisteredLifecycle<TStage, TTrigger, TSubject> lifecycle, IServiceProvider scope)
    : ILifecycle<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public LifecycleDefinition<TStage, TTrigger, TSubject> Definition { get; } = lifecycle.Definition;

    public LifecycleGraph<TStage, TTrigger> Graph => Definition.Graph;

    public InstanceOptions Options { get; } = new()
    {
        Services = scope,
        TimeProvider = lifecycle.TimeProvider,
        KeepHistory = lifecycle.Options.KeepHistory,
        HistoryLimit = lifecycle.Options.HistoryLimit,
        KeepSynchronizationContext = lifecycle.Options.KeepSynchronizationContext,
        CriterionTimeout = lifecycle.Options.CriterionTimeout,
        Observer = ObserverChain.Of(
            scope.GetServices<ITransitionObserver>(), lifecycle.Observer, lifecycle.OnObserverFailure),
        OnObserverFailure = lifecycle.OnObserverFailure,
    };

    public LifecycleInstance<TStage, TTrigger, TSubject> Start(TSubject subject) => Definition.Start(subject, Options);

    public ValueTask<StartResult<LifecycleInstance<TStage, TTrigger, TSubject>>> TryStartAsync(
        TSubject subject, TransitionCommand? command = null, CancellationToken cancellationToken = default) =>
        Definition.TryStartAsync(subject, command, Options, cancellationToken);

    public ValueTask<LifecycleInstance<TStage, TTrigger, TSubject>> StartAsync(
        TSubject subject, TransitionCommand? command = null, CancellationToken cancellationToken = default) =>
        Definition.StartAsync(subject, command, Options, cancellationToken);

    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(TSubject subject, LifecycleSnapshot snapshot) =>
        Definition.Resume(subject, snapshot, Options);

    public LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, TStage stage, long version = 0, DateTimeOffset? enteredAt = null) =>
        Definition.Resume(subject, stage, version, Options, enteredAt);
}
