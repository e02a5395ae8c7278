namespace Lifecycle;

/// <summary>
/// A registered lifecycle in a scope: starts and resumes instances that take their criteria from the services of the
/// scope, and must not outlive it. To resolve a lifecycle that has faults throws
/// <see cref="LifecycleConfigurationException"/>. Thread-safe as far as the scoped services are.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
/// <example>
/// <code>
/// public sealed class GrantService(ILifecycle&lt;GrantStage, GrantTrigger, Grant&gt; lifecycle)
/// {
///     public async Task&lt;GateReport&gt; SubmitAsync(Grant grant) =>
///         (await lifecycle.Start(grant).TryFireAsync(GrantTrigger.Submit)).Report;
/// }
/// </code>
/// </example>
public interface ILifecycle<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The definition with its plug-ins and as it is configured. It is shared by all scopes.</summary>
    LifecycleDefinition<TStage, TTrigger, TSubject> Definition { get; }

    /// <summary>The lifecycle as data, with its plug-ins.</summary>
    LifecycleGraph<TStage, TTrigger> Graph { get; }

    /// <summary>What every instance works with: the services of the scope, the time, the observers.</summary>
    InstanceOptions Options { get; }

    /// <summary>
    /// Starts a subject in the initial stage, at version 0. No stage is entered by it: no criterion is asked and no
    /// action runs.
    /// </summary>
    /// <param name="subject">The thing that moves through the lifecycle.</param>
    LifecycleInstance<TStage, TTrigger, TSubject> Start(TSubject subject);

    /// <summary>Goes on with a subject from a snapshot, as if it had never stopped. The history starts anew.</summary>
    /// <param name="subject">The thing that moves through the lifecycle.</param>
    /// <param name="snapshot">What <see cref="LifecycleInstance{TStage, TTrigger, TSubject}.Snapshot"/> gave.</param>
    /// <exception cref="ArgumentException">No instance of the definition can stand as the snapshot says.</exception>
    LifecycleInstance<TStage, TTrigger, TSubject> Resume(TSubject subject, LifecycleSnapshot<TStage> snapshot);
}
