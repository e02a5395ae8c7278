using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lifecycle;

/// <summary>
/// Manages the stored instances of one lifecycle for code that does not know its types: dashboards, HTTP, tools. Stages
/// and triggers are text, subjects and payloads are JSON. It does what
/// <see cref="ILifecycleManager{TStage, TTrigger, TSubject}"/> does, on the same instances, with the same exceptions.
/// Thread-safe if the services of the lifecycle's criteria are.
/// </summary>
/// <remarks>
/// <see cref="TransitionCommand.Payload"/> may hold a <see cref="JsonElement"/>, which is read as the type that the
/// trigger carries. JSON null counts as no payload, unless the trigger carries a <see cref="JsonElement"/>. Get a
/// manager from <see cref="LifecycleManager{TStage, TTrigger, TSubject}.AsUntyped"/>, from
/// <see cref="UntypedManagerExtensions.AsUntyped"/>, or from a container with Lifecycle.Extensions.
/// </remarks>
/// <example>
/// <code>
/// using var subject = JsonDocument.Parse("""{"title":"Wells"}""");
/// await manager.StartAsync("42", subject.RootElement);
/// var result = await manager.TryFireAsync("42", "Submit", new() { Actor = "Ann" });
/// </code>
/// </example>
public partial interface ILifecycleManager
{
    /// <summary>The name of the lifecycle.</summary>
    string Name { get; }

    /// <summary>The revision of the definition, as <see cref="LifecycleDefinition.Revision"/>.</summary>
    int DefinitionRevision { get; }

    /// <summary>
    /// The lifecycle as data. Its keys are the typed graph's keys as text:
    /// <see cref="LifecycleStage{TStage, TTrigger}.KeyText"/> and <see cref="LifecycleTrigger{TTrigger}.Name"/>.
    /// </summary>
    LifecycleGraph<string, string> Graph { get; }

    /// <summary>How subjects are written as JSON, and read.</summary>
    JsonTypeInfo SubjectJson { get; }

    /// <summary>How the payload of a trigger is read from JSON; <see langword="null"/> if it carries none.</summary>
    /// <param name="trigger">The trigger, as text.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger.</exception>
    /// <exception cref="LifecycleException">No JSON type info describes the payload.</exception>
    JsonTypeInfo? PayloadJson(string trigger);

    /// <summary>
    /// Reads the payload of a trigger, as firing it does, so that a caller can tell bad input from an exception of an
    /// action.
    /// </summary>
    /// <param name="trigger">The trigger, as text.</param>
    /// <param name="payload">The payload, as JSON.</param>
    /// <returns>
    /// The payload, for <see cref="TransitionCommand.Payload"/>; <see langword="null"/> for JSON null.
    /// </returns>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger, or the payload is not what it
    /// carries.</exception>
    /// <exception cref="LifecycleException">No JSON type info describes the payload.</exception>
    object? ReadPayload(string trigger, JsonElement payload);

    /// <summary>Checks that JSON can be read as a subject, and stored without a loss, as a start does.</summary>
    /// <param name="subject">The JSON.</param>
    /// <exception cref="ArgumentException">It cannot be read as a subject, or not be stored.</exception>
    void CheckSubject(JsonElement subject);

    /// <summary>
    /// The waivers of a subject, as the definition reads them, with those that have expired. Empty if it reads none.
    /// </summary>
    /// <param name="subject">The JSON of the subject.</param>
    /// <exception cref="ArgumentException">It cannot be read as a subject, or not be stored.</exception>
    IReadOnlyList<Waiver> WaiversOf(JsonElement subject);

    /// <summary>
    /// Stores a new instance in the initial stage, if its subject meets the criteria of the start. A refusal is an
    /// exception.
    /// </summary>
    /// <param name="id">Its id: 1 to <see cref="StoreLimits.LongestId"/> characters, unique in the lifecycle.</param>
    /// <param name="subject">Its subject, as JSON.</param>
    /// <param name="command">Who starts it, and why. A start has no payload and no expected version. With a
    /// command id, a start that is repeated returns the instance instead of an exception.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="EntryRefusedException">At least one criterion blocks. Nothing was stored.</exception>
    /// <exception cref="InstanceExistsException">The store already has an instance with that id.</exception>
    /// <exception cref="CommandReusedException">The command has already changed that instance.</exception>
    /// <exception cref="ArgumentException">The id is empty, too long, or cannot be stored, the JSON cannot be read as a
    /// subject, or the command has a payload or an expected version.</exception>
    /// <exception cref="LifecycleException">The subject cannot be written as JSON.</exception>
    ValueTask<ManagedInstance<string, JsonElement>> StartAsync(
        string id,
        JsonElement subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a new instance in the initial stage, if its subject meets the criteria of the start. A refusal is a
    /// value, and stores nothing.
    /// </summary>
    /// <returns>The instance, or the report that refuses it.</returns>
    /// <inheritdoc cref="StartAsync" path="/*[not(self::summary or starts-with(@cref, 'T:Lifecycle.EntryRefused'))]"/>
    ValueTask<StartResult<ManagedInstance<string, JsonElement>>> TryStartAsync(
        string id,
        JsonElement subject,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a new instance in a stage that its subject has reached elsewhere. No criterion is evaluated, no action
    /// runs and no event is emitted; the first entry of its history says that it was imported.
    /// </summary>
    /// <param name="id">Its id: 1 to <see cref="StoreLimits.LongestId"/> characters, unique in the lifecycle.</param>
    /// <param name="subject">Its subject, as JSON.</param>
    /// <param name="stage">The stage it is in: no superstage, and none with a return to the previous stage.</param>
    /// <param name="enteredAt">When it entered the stage. Default: now.</param>
    /// <param name="command">Who imports it, and why. An import has no payload and no expected version. With a
    /// command id, an import that is repeated returns the instance instead of an exception.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="SnapshotMismatchException">No instance, or none with this subject, can be imported in the
    /// stage.</exception>
    /// <exception cref="InstanceExistsException">The store already has an instance with that id.</exception>
    /// <exception cref="CommandReusedException">The command has already changed that instance.</exception>
    /// <exception cref="ArgumentException">The id is empty, too long, or cannot be stored; the JSON cannot be read as a
    /// subject; the lifecycle has no such stage; it was entered in the future; or the command has a payload or an
    /// expected version.</exception>
    /// <exception cref="LifecycleException">The subject cannot be written as JSON.</exception>
    ValueTask<ManagedInstance<string, JsonElement>> ImportAsync(
        string id,
        JsonElement subject,
        string stage,
        DateTimeOffset? enteredAt = null,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>Reads an instance.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read, or not be written as JSON.</exception>
    ValueTask<ManagedInstance<string, JsonElement>> GetAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Reads an instance, if there is one.</summary>
    /// <returns>The instance; <see langword="null"/> if there is none with that id.</returns>
    /// <inheritdoc cref="GetAsync" path="/*[not(self::summary or contains(@cref, 'InstanceNotFoundException'))]"/>
    ValueTask<ManagedInstance<string, JsonElement>?> TryGetAsync(
        string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the subject of an instance; its stage stays as it is. The change is an entry of the history and raises
    /// the version, unless it changes nothing.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="change">Returns the new subject for the present one. Called again with a newly read subject after
    /// another caller's write.</param>
    /// <param name="command">Who changes it, and why; the version that the caller has seen; and the id under which the
    /// change may be repeated. It has no payload.</param>
    /// <param name="cancellationToken">Cancels the operation. Whether the subject was changed is then unknown.</param>
    /// <returns>The instance with the new subject. If the command has already been applied, the instance as it
    /// is.</returns>
    /// <exception cref="ArgumentException">What <paramref name="change"/> returns cannot be read as a subject, the
    /// command has a payload, or a text cannot be stored.</exception>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read, or the new one cannot be written as JSON
    /// without a loss.</exception>
    /// <exception cref="CommandReusedException">The command has already fired a trigger.</exception>
    /// <exception cref="ConcurrencyConflictException">The version is not the expected one, or other callers wrote first
    /// at every attempt.</exception>
    ValueTask<ManagedInstance<string, JsonElement>> UpdateAsync(
        string id,
        Func<JsonElement, JsonElement> change,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default);

    /// <summary>Fires a trigger. A refusal is returned, and recorded in the history, unless it is a conflict.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger, as text.</param>
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
    /// <exception cref="LifecycleException">The subject cannot be read, the subject or an event cannot be written
    /// as JSON, or no JSON type info describes the payload.</exception>
    /// <exception cref="CommandReusedException">The command has already been applied with another trigger
    /// or fingerprint.</exception>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger, the payload is not what the
    /// trigger carries, or a text cannot be stored.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">A follow-up failed. The steps before it are
    /// stored. Both types are <see cref="string"/>.</exception>
    ValueTask<TransitionResult<string, string>> TryFireAsync(
        string id, string trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Fires a trigger. A refusal is thrown, and recorded in the history, unless it is a conflict.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger, as text.</param>
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
    /// <exception cref="LifecycleException">The subject cannot be read, the subject or an event cannot be written
    /// as JSON, or no JSON type info describes the payload.</exception>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger, the payload is not what the
    /// trigger carries, or a text cannot be stored.</exception>
    /// <exception cref="FollowUpFailedException{TStage, TTrigger}">A follow-up failed. The steps before it are
    /// stored. Both types are <see cref="string"/>.</exception>
    ValueTask<TransitionResult<string, string>> FireAsync(
        string id, string trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Evaluates the gate of a trigger without firing it. Nothing is recorded.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="trigger">The trigger, as text.</param>
    /// <param name="command">Who would fire it, why, and with what payload.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such trigger, or the payload is not what it
    /// carries.</exception>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read, or no JSON type info describes the
    /// payload.</exception>
    ValueTask<GateReport> EvaluateAsync(
        string id, string trigger, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Evaluates the gate of every trigger without firing any.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="command">
    /// The actor and reason to evaluate with. Payload and expected version are ignored.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    ValueTask<Prospects<string, string>> EvaluateAllAsync(
        string id, TransitionCommand? command = null, CancellationToken cancellationToken = default);

    /// <summary>Plans the shortest path to a stage, and evaluates the gates on it.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="goal">The stage, as text.</param>
    /// <param name="command">
    /// The actor and reason to evaluate with. Payload and expected version are ignored.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such stage.</exception>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    /// <exception cref="StrandedInstanceException">The definition has no place for it.</exception>
    /// <exception cref="LifecycleException">Its subject cannot be read.</exception>
    ValueTask<RoutePlan<string, string>> PlanAsync(
        string id, string goal, TransitionCommand? command = null, CancellationToken cancellationToken = default);

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
    IAsyncEnumerable<ManagedInstance<string, JsonElement>> FindAsync(
        InstanceFilter<string>? filter = null, CancellationToken cancellationToken = default);

    /// <summary>Counts the instances, without reading them.</summary>
    /// <param name="stages">The stages that they are in. A superstage stands for the stages within it.
    /// <see langword="null"/>, the default, counts all, also those in stages that the definition does not have.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ArgumentException">The lifecycle has no such stage.</exception>
    ValueTask<long> CountAsync(
        IReadOnlyCollection<string>? stages = null, CancellationToken cancellationToken = default);

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
    IAsyncEnumerable<DueFire<string, string>> FireDueAsync(CancellationToken cancellationToken = default);

    /// <summary>Fires the triggers of one instance that have fallen due.</summary>
    /// <param name="id">The id of the instance.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The results, the earliest due date first.</returns>
    /// <exception cref="InstanceNotFoundException">There is no such instance.</exception>
    IAsyncEnumerable<DueFire<string, string>> FireDueAsync(string id, CancellationToken cancellationToken = default);

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
    /// <exception cref="ArgumentException">The definition has other types of stages, triggers or subjects.</exception>
    ValueTask<BacktestReport> BacktestAsync(
        LifecycleDefinition definition, CancellationToken cancellationToken = default);
}
