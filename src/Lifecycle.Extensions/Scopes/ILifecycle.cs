namespace Lifecycle;

/// <summary>
/// A registered lifecycle in a scope. It starts and resumes instances that take their criteria from the services of the
/// scope, and that must not outlive the scope. Resolving a lifecycle that has faults throws
/// <see cref="LifecycleConfigurationException"/>. Thread-safe if the scoped services are.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subjects that move through the lifecycle.</typeparam>
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
    /// <summary>The definition with its plug-ins and its configuration. All scopes share it.</summary>
    LifecycleDefinition<TStage, TTrigger, TSubject> Definition { get; }

    /// <summary>The graph of the lifecycle, with its plug-ins.</summary>
    LifecycleGraph<TStage, TTrigger> Graph { get; }

    /// <summary>The options of every instance: the services of the scope, the clock and the observers.</summary>
    InstanceOptions Options { get; }

    /// <summary>
    /// Starts a subject in the initial stage, at version 0. This does not enter the stage: no entry criterion is
    /// evaluated, and no entry action runs. Only for a definition without criteria and actions for its start.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <exception cref="LifecycleException">The definition has criteria or actions for its start.</exception>
    LifecycleInstance<TStage, TTrigger, TSubject> Start(TSubject subject);

    /// <summary>
    /// Starts a subject if it meets the criteria of the start, and runs the actions of the start. A refusal is a value.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="command">Actor and reason. A start has no payload and no expected version.</param>
    /// <param name="cancellationToken">Cancels the criteria and actions.</param>
    /// <returns>The instance, or the report that refuses it.</returns>
    ValueTask<StartResult<LifecycleInstance<TStage, TTrigger, TSubject>>> TryStartAsync(
        TSubject subject, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Starts a subject that must be accepted: a refusal is an exception.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="command">Actor and reason. A start has no payload and no expected version.</param>
    /// <param name="cancellationToken">Cancels the criteria and actions.</param>
    /// <exception cref="EntryRefusedException">At least one criterion blocks.</exception>
    ValueTask<LifecycleInstance<TStage, TTrigger, TSubject>> StartAsync(
        TSubject subject, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Resumes a subject from a snapshot. The history in memory starts empty.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="snapshot">
    /// A snapshot from <see cref="LifecycleInstance{TStage, TTrigger, TSubject}.Snapshot"/>.
    /// </param>
    /// <exception cref="SnapshotMismatchException">No instance of the definition can have this snapshot.</exception>
    LifecycleInstance<TStage, TTrigger, TSubject> Resume(TSubject subject, LifecycleSnapshot snapshot);

    /// <summary>Resumes a subject in a stage that it reached before. The history in memory starts empty.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="stage">The stage it is in.</param>
    /// <param name="version">The number of changes accepted so far; at least 0.</param>
    /// <param name="enteredAt">When it entered the stage. Default: now.</param>
    /// <exception cref="ArgumentException">
    /// The definition has no such stage; the stage is a superstage; or it has a return to the previous stage, which
    /// only a <see cref="LifecycleSnapshot"/> holds.
    /// </exception>
    LifecycleInstance<TStage, TTrigger, TSubject> Resume(
        TSubject subject, TStage stage, long version = 0, DateTimeOffset? enteredAt = null);
}
