namespace Lifecycle;

/// <summary>
/// Instances of one lifecycle in a store: loads them, changes them, and writes what came of it. Thread-safe as far as
/// its criteria's services are.
/// </summary>
/// <remarks>
/// Two callers who change one instance at the same time do not overwrite each other: what was judged by a state that
/// has changed meanwhile is judged again by the new one. Actions run again then, so what an action does outside the
/// subject belongs into an event (<c>Emits</c>). Whoever does not learn what came of a fire asks again with the same
/// <see cref="TransitionCommand.CommandId"/>: each accepted command changes an instance at most once.
/// </remarks>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public interface ILifecycleManager<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The lifecycle as data.</summary>
    LifecycleGraph<TStage, TTrigger> Graph { get; }

    /// <summary>Stores a new instance in the initial stage.</summary>
    /// <param name="id">Its id: 1 to 200 characters, unique in the lifecycle.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InstanceExistsException">There is one with that id.</exception>
    /// <exception cref="ArgumentException">The id is empty, too long, or holds what cannot be stored.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> StartAsync(
        string id,
        TSubject subject,
        CancellationToken cancellationToken = default);

    /// <summary>Reads an instance.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InstanceNotFoundException">There is none.</exception>
    /// <exception cref="StrandedInstanceException">It stands in a stage that the definition does not have.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Changes the subject of an instance; its stage stays as it is.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Changes the subject. Called again with a fresh one if somebody else has changed the
    /// instance meanwhile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The instance with the changed subject.</returns>
    /// <exception cref="InstanceNotFoundException">There is none.</exception>
    /// <exception cref="StrandedInstanceException">It stands in a stage that the definition does not have.</exception>
    /// <exception cref="ConcurrencyConflictException">Others came first at every attempt.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id, Action<TSubject> change, CancellationToken cancellationToken = default);

    /// <summary>Fires a trigger. A refusal is a value, and is recorded too.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, with what, and under which id.</param>
    /// <param name="cancellationToken">Gives up; whether the fire has happened is then unknown.</param>
    /// <returns>
    /// What came of it, once it is stored; of a command that was applied before, what came of it then, without its
    /// events. The outcome is <see cref="TransitionOutcome.Conflict"/> if others came first at every attempt.
    /// </returns>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">It stands in a stage that the definition does not have.</exception>
    /// <exception cref="CommandReusedException">The command was applied with another trigger.</exception>
    /// <exception cref="ArgumentException">The payload is not what the trigger carries, or a text cannot be
    /// stored.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">A trigger that an action asked for failed; what was
    /// taken before it is stored.</exception>
    ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Fires a trigger; a refusal is an exception, and is recorded too.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, with what, and under which id.</param>
    /// <param name="cancellationToken">Gives up; whether the fire has happened is then unknown.</param>
    /// <exception cref="TransitionNotPermittedException">The stage does not permit the trigger.</exception>
    /// <exception cref="EntryRefusedException">A criterion blocks.</exception>
    /// <exception cref="ConcurrencyConflictException">Others came first at every attempt, or the version is not the
    /// expected one.</exception>
    /// <remarks><inheritdoc cref="TryFireAsync" path="/exception"/></remarks>
    ValueTask<TransitionResult<TStage, TTrigger>> FireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Says what a fire would meet now. Nothing changes and nothing is recorded.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who, why, and with what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<GateReport> EvaluateAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Says it of every trigger.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="command">Who, and why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync(
        string id, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Plans the shortest way to a stage, and says what is unmet on it.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="goal">The stage.</param>
    /// <param name="command">Who, and why.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(
        string id, TStage goal, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the history of an instance, oldest first. Its keys are text, since it outlives revisions of the
    /// definition.
    /// </summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<StoredEntry> HistoryAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads instances as they come from the store, ordered by id.</summary>
    /// <param name="filter">Which; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StrandedInstanceException">One stands in a stage that the definition does not have.</exception>
    IAsyncEnumerable<ManagedInstance<TStage, TSubject>> FindAsync(
        InstanceFilter<TStage>? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Checks that the history of an instance is what was written.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    ValueTask<HistoryVerification> VerifyHistoryAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Fires what has fallen due. Each due date is tried once, whatever comes of it, however many callers there are; an
    /// action that throws leaves it for the next call.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What came of each, in the order of the instances' ids.</returns>
    IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Says which stored instances stand in stages that the definition neither has nor declares a migration of.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stages with their instances; empty where all is well.</returns>
    ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Replays the stored histories against another definition of the lifecycle: lists the accepted steps that it would
    /// refuse, by its graph and by the verdicts on record, and the instances whose stage it does not have. Nothing
    /// changes.
    /// </summary>
    /// <param name="definition">The other definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<BacktestReport> BacktestAsync(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition, CancellationToken cancellationToken = default);
}
