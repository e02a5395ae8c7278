namespace Lifecycle;

/// <summary>
/// Manages the stored instances of one lifecycle: reads them, changes them, and writes the results. Thread-safe if the
/// services of its criteria are. <see cref="ILifecycleManager"/> does the same for code that does not know the types.
/// </summary>
/// <remarks>
/// Callers who change one instance at the same time do not overwrite each other: a change that another caller's write
/// has overtaken is tried again on the new state. Its actions then run again, so an effect outside the subject belongs
/// in an event (<c>Emits</c>). A caller who does not learn the result of a fire repeats it with the same
/// <see cref="TransitionCommand.CommandId"/>: each accepted command changes an instance at most once.
/// </remarks>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public partial interface ILifecycleManager<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The revision of the definition, as <see cref="LifecycleDefinition.Revision"/>.</summary>
    int DefinitionRevision { get; }

    /// <summary>The lifecycle as data.</summary>
    LifecycleGraph<TStage, TTrigger> Graph { get; }

    /// <summary>
    /// The waivers of a subject, as the definition reads them, with those that have expired. Empty if it reads none.
    /// </summary>
    /// <param name="subject">The subject.</param>
    IReadOnlyList<Waiver> WaiversOf(TSubject subject);

    /// <summary>
    /// Stores a new instance in the initial stage, if its subject meets the criteria of the start. A refusal is an
    /// exception.
    /// </summary>
    /// <param name="id">Its id: 1 to <see cref="StoreLimits.LongestId"/> characters, unique in the lifecycle.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="command">Who starts it, and why. A start has no payload and no expected version. With a
    /// command id, a start that is repeated returns the instance instead of an exception.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="EntryRefusedException">At least one criterion blocks. Nothing was stored.</exception>
    /// <exception cref="InstanceExistsException">The store already has an instance with that id.</exception>
    /// <exception cref="CommandReusedException">The command has already changed that instance.</exception>
    /// <exception cref="ArgumentException">The id is empty, too long, or cannot be stored, or the command
    /// has a payload or an expected version.</exception>
    /// <exception cref="LifecycleException">The subject cannot be written as JSON.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> StartAsync(
        string id,
        TSubject subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a new instance in the initial stage, if its subject meets the criteria of the start. A refusal is a
    /// value, and stores nothing.
    /// </summary>
    /// <returns>The instance, or the report that refuses it.</returns>
    /// <inheritdoc cref="StartAsync" path="/*[not(self::summary or starts-with(@cref, 'T:Lifecycle.EntryRefused'))]"/>
    ValueTask<StartResult<ManagedInstance<TStage, TSubject>>> TryStartAsync(
        string id,
        TSubject subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a new instance in a stage that its subject has reached elsewhere. No criterion is evaluated, no action
    /// runs and no event is emitted; the first entry of its history says that it was imported.
    /// </summary>
    /// <param name="id">Its id: 1 to <see cref="StoreLimits.LongestId"/> characters, unique in the lifecycle.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="stage">The stage it is in: no superstage, and none with a return to the previous stage.</param>
    /// <param name="enteredAt">When it entered the stage. Default: now.</param>
    /// <param name="command">Who imports it, and why. An import has no payload and no expected version. With a
    /// command id, an import that is repeated returns the instance instead of an exception.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SnapshotMismatchException">No instance can be imported in the stage, or the subject cannot be
    /// in it.</exception>
    /// <exception cref="InstanceExistsException">The store already has an instance with that id.</exception>
    /// <exception cref="CommandReusedException">The command has already changed that instance.</exception>
    /// <exception cref="ArgumentException">The id is empty, too long, or cannot be stored; the definition has no such
    /// stage; it was entered in the future; or the command has a payload or an expected version.</exception>
    /// <exception cref="LifecycleException">The subject cannot be written as JSON.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> ImportAsync(
        string id,
        TSubject subject,
        TStage stage,
        DateTimeOffset? enteredAt = null,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads an instance.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads an instance, if there is one.</summary>
    /// <returns>The instance; <see langword="null"/> if there is none with that id.</returns>
    /// <inheritdoc cref="GetAsync" path="/*[not(self::summary or contains(@cref, 'InstanceNotFoundException'))]"/>
    ValueTask<ManagedInstance<TStage, TSubject>?> TryGetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the subject of an instance; its stage stays as it is. The change is an entry of the history and raises
    /// the version, unless it changes nothing.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Changes the subject. Called again with a newly read subject after another caller's
    /// write.</param>
    /// <param name="command">Who changes it, and why; the version that the caller has seen; and the id under which the
    /// change may be repeated. It has no payload.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the subject was changed is then unknown.</param>
    /// <returns>The instance with the changed subject. If the command has already been applied, the instance as it
    /// is.</returns>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read, or the new one cannot be written as JSON
    /// without a loss.</exception>
    /// <exception cref="CommandReusedException">The command has already fired a trigger.</exception>
    /// <exception cref="ConcurrencyConflictException">The version is not the expected one, or other callers wrote first
    /// at every attempt.</exception>
    /// <exception cref="ArgumentException">The command has a payload, or a text cannot be stored.</exception>
    ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id,
        Action<TSubject> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="UpdateAsync(string, Action{TSubject}, TransitionCommand?, CancellationToken)"/>
    ValueTask<ManagedInstance<TStage, TSubject>> UpdateAsync(
        string id,
        Func<TSubject, Task> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Replaces the subject of an instance, which may be immutable; its stage stays as it is. Everything else is as for
    /// <see cref="UpdateAsync(string, Action{TSubject}, TransitionCommand?, CancellationToken)"/>.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Returns the new subject for the present one. Called again with a newly read subject after
    /// another caller's write.</param>
    /// <param name="command">As for an update.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the subject was replaced is then unknown.</param>
    /// <returns>The instance with the new subject. If the command has already been applied, the instance as it
    /// is.</returns>
    /// <exception cref="ArgumentException"><paramref name="change"/> returns <see langword="null"/>, the command has a
    /// payload, or a text cannot be stored.</exception>
    /// <inheritdoc cref="UpdateAsync(string, Action{TSubject}, TransitionCommand?, CancellationToken)"
    /// path="/exception[not(starts-with(@cref, 'T:System.Arg'))]"/>
    ValueTask<ManagedInstance<TStage, TSubject>> ReplaceSubjectAsync(
        string id,
        Func<TSubject, TSubject> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>Fires a trigger. A refusal is returned, and recorded in the history, unless it is a conflict.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who fires it, why, with what payload, and under which command id.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the trigger was fired is then unknown.</param>
    /// <returns>
    /// The result, once it is stored. A command that has already been applied gives the stored result again, without
    /// its events. The outcome is <see cref="TransitionOutcome.Conflict"/> if other callers wrote first at every
    /// attempt. Its version is that of the instance after the call, that which a refusal saw, or, for a command that
    /// has already been applied, that which it led to.
    /// </returns>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">The subject cannot be read, or the subject or an event cannot be
    /// written as JSON.</exception>
    /// <exception cref="CommandReusedException">The command has already been applied with another trigger
    /// or fingerprint.</exception>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger, the payload is not of the type that the
    /// trigger carries, or a text cannot be stored.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">A follow-up failed. The steps before it are
    /// stored.</exception>
    ValueTask<TransitionResult<TStage, TTrigger>> TryFireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Fires a trigger. A refusal is thrown, and recorded in the history, unless it is a conflict.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who fires it, why, with what payload, and under which command id.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the trigger was fired is then unknown.</param>
    /// <exception cref="TransitionNotPermittedException">The stage does not permit the trigger.</exception>
    /// <exception cref="EntryRefusedException">The gate is closed.</exception>
    /// <exception cref="ConcurrencyConflictException">Other callers wrote first at every attempt, or the version is not
    /// the expected one.</exception>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="CommandReusedException">The command has already been applied with another trigger
    /// or fingerprint.</exception>
    /// <exception cref="LifecycleException">The subject cannot be read, or the subject or an event cannot be
    /// written as JSON.</exception>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger, the payload is not of the type that the
    /// trigger carries, or a text cannot be stored.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">A follow-up failed. The steps before it are
    /// stored.</exception>
    ValueTask<TransitionResult<TStage, TTrigger>> FireAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Evaluates the gate of a trigger without firing it. Nothing is recorded.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="command">Who would fire it, why, and with what payload.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The payload is not of the type that the trigger carries.</exception>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    ValueTask<GateReport> EvaluateAsync(
        string id, TTrigger trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Evaluates the gate of every trigger without firing any.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="command">
    /// The actor and reason to evaluate with. Payload and expected version are ignored.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    ValueTask<Prospects<TStage, TTrigger>> EvaluateAllAsync(
        string id, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Plans the shortest path to a stage, and evaluates the gates on it.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="goal">The stage.</param>
    /// <param name="command">
    /// The actor and reason to evaluate with. Payload and expected version are ignored.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such stage.</exception>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    ValueTask<RoutePlan<TStage, TTrigger>> PlanAsync(
        string id, TStage goal, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the history of an instance, oldest first. Its stages and triggers are text, because a history outlives
    /// definition revisions. Empty if there is no such instance.
    /// </summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    IAsyncEnumerable<StoredEntry> HistoryAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds instances and reads them one by one, ordered by id, or with <see cref="InstanceFilter{TStage}.DueBy"/> by
    /// when they fall due. An instance that cannot be read ends the enumeration, unless
    /// <see cref="InstanceFilter{TStage}.Unreadable"/> takes it.
    /// </summary>
    /// <param name="filter">Selects the instances; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such stage, or the limit is less than 1.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for one.</exception>
    /// <exception cref="LifecycleException">The subject of one cannot be read.</exception>
    IAsyncEnumerable<ManagedInstance<TStage, TSubject>> FindAsync(
        InstanceFilter<TStage>? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Counts the instances, without reading them.</summary>
    /// <param name="stages">The stages that they are in. A superstage stands for the stages within it.
    /// <see langword="null"/>, the default, counts all, also those in stages that the definition does not have.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such stage.</exception>
    ValueTask<long> CountAsync(
        IReadOnlyCollection<TStage>? stages = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Fires the triggers that have fallen due, one instance after the other. What is accepted or refused is not fired
    /// again; what is refused is, once the subject has changed. A due date whose fire throws an exception, whose
    /// criteria fault, or that takes longer than the time-out, stays due: it is tried again after 10 seconds, and after
    /// each further failure after twice the time, at most an hour. A due date that could not be read when its instance
    /// was written is read again by each call: it is returned with its exception until it can be, and fires from the
    /// next call on. Any number of callers may do this at the same time.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The results, the instance that fell due first coming first.</returns>
    /// <exception cref="UnreadableRowsException">Instances that have fallen due cannot be read. It is thrown after all
    /// others were fired.</exception>
    IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(CancellationToken cancellationToken = default);

    /// <summary>Fires the triggers of one instance that have fallen due.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The results, the earliest due date first.</returns>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    IAsyncEnumerable<DueFire<TStage, TTrigger>> FireDueAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Finds the instances with a trigger that has fallen due, for callers who fire several at the same time, each in a
    /// scope of its own.
    /// </summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Their ids, that of the instance that fell due first coming first. Those of instances that cannot be
    /// read come last; <see cref="FireDueAsync(string, CancellationToken)"/> throws for them.</returns>
    IAsyncEnumerable<string> FindDueAsync(CancellationToken cancellationToken = default);

    /// <summary>Finds stored instances that the definition has no place for, and no migration covers.</summary>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The stages with their instances; empty if there are none.</returns>
    ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Replays the stored histories against another definition of the lifecycle. Reports the accepted steps that it
    /// would refuse, according to its graph and the recorded verdicts, and the instances that it has no place
    /// for. Nothing is written.
    /// </summary>
    /// <param name="definition">The other definition.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    ValueTask<BacktestReport> BacktestAsync(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition, CancellationToken cancellationToken = default);
}
