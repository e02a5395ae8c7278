using System.Diagnostics.CodeAnalysis;

namespace Lifecycle.Diagrams;

/// <summary>
/// The code behind the names in a <see cref="LifecycleDocument"/>: criteria, conditions, actions, due dates, payloads
/// and events by id. One object can serve several documents; bindings that a document does not use are ignored. Not
/// thread-safe while bindings are added.
/// </summary>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
/// <example>
/// <code>
/// var bindings = new LifecycleBindings&lt;Grant&gt;()
///     .Criterion&lt;RefereesRecommend&gt;()
///     .Criterion("SUB-01", grant => grant.Budget > 0, "It has no budget.", "State its budget.")
///     .Condition("the board rejects it", grant => grant.IsRejected)
///     .Action&lt;NotifyApplicant&gt;("notify the applicant");
/// </code>
/// </example>
public sealed class LifecycleBindings<TSubject>
{
    private readonly Bound<BoundCriterion<TSubject>> _criteria = new("criterion");
    private readonly Bound<BoundCondition<TSubject>> _conditions = new("condition");
    private readonly Bound<BoundAction<TSubject>> _actions = new("action");
    private readonly Bound<Action<StartBuilder<string, string, TSubject>>> _startActions = new("action of a start");
    private readonly Bound<Func<TSubject, DateTimeOffset?>> _dueDates = new("due date");
    private readonly Bound<Type> _payloads = new("payload");
    private readonly Bound<BoundEvent<TSubject>> _events = new("event");

    /// <summary>Makes bindings without any.</summary>
    public LifecycleBindings()
    {
    }

    private LifecycleBindings(LifecycleBindings<TSubject> other)
    {
        _criteria = new(other._criteria);
        _conditions = new(other._conditions);
        _actions = new(other._actions);
        _startActions = new(other._startActions);
        _dueDates = new(other._dueDates);
        _payloads = new(other._payloads);
        _events = new(other._events);
        Waivers = other.Waivers;
    }

    internal Func<TSubject, IEnumerable<Waiver>>? Waivers { get; private set; }

    /// <summary>
    /// Binds a criterion class by the id of its <see cref="CriterionAttribute"/>. Title, severity, source and time-out
    /// are those of the document.
    /// </summary>
    /// <typeparam name="TCriterion">The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> Criterion<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>()
        where TCriterion : IEntryCriterion<TSubject> =>
        Criterion<TCriterion>(CriterionAttribute.Describe<TCriterion>().Id);

    /// <summary>Binds a criterion class by an id.</summary>
    /// <param name="id">The id of the criterion in the document.</param>
    /// <inheritdoc cref="Criterion{TCriterion}()"/>
    public LifecycleBindings<TSubject> Criterion<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TCriterion>(string id)
        where TCriterion : IEntryCriterion<TSubject> => Bind(_criteria, id, new ClassBinding<TSubject, TCriterion>());

    /// <summary>Binds a criterion to a condition on the subject.</summary>
    /// <param name="id">The id of the criterion in the document.</param>
    /// <param name="predicate">Whether the criterion is met. It must not change anything.</param>
    /// <param name="unmet">The reason when it is unmet, as a sentence.</param>
    /// <param name="remedy">The remedy when it is unmet, as a sentence.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> Criterion(
        string id, Func<TSubject, bool> predicate, string unmet, string? remedy = null)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentException.ThrowIfNullOrWhiteSpace(unmet);
        var refusal = CriterionResult.Unmet(unmet, remedy);
        return Criterion(id, (context, _) => new(predicate(context.Subject) ? CriterionResult.Met() : refusal));
    }

    /// <summary>
    /// Binds a criterion to code that needs the whole context, gives its own reasons, or is asynchronous.
    /// </summary>
    /// <param name="id">The id of the criterion in the document.</param>
    /// <param name="evaluate">Returns the verdict, like <see cref="IEntryCriterion{TSubject}.EvaluateAsync"/>.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> Criterion(
        string id, Func<CriterionContext<TSubject>, CancellationToken, ValueTask<CriterionResult>> evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        return Bind(_criteria, id, new DelegateBinding<TSubject>(evaluate));
    }

    /// <summary>Binds the condition of a branch.</summary>
    /// <param name="name">The name of the condition in the document.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    /// <exception cref="ArgumentException">The name is bound already.</exception>
    public LifecycleBindings<TSubject> Condition(string name, Func<TSubject, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Bind(_conditions, name, new(
            (transition, text) => transition.When(text, condition),
            (branched, text) => branched.When(text, condition)));
    }

    /// <summary>Binds a condition that needs the whole context, or that may have to wait for its answer.</summary>
    /// <param name="name">The name of the condition in the document.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    /// <exception cref="ArgumentException">The name is bound already.</exception>
    public LifecycleBindings<TSubject> Condition(
        string name, Func<CriterionContext<TSubject>, CancellationToken, ValueTask<bool>> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Bind(_conditions, name, new(
            (transition, text) => transition.When(text, condition),
            (branched, text) => branched.When(text, condition)));
    }

    /// <summary>Binds a condition on the subject and the payload of the trigger.</summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
    /// </typeparam>
    /// <param name="name">The name of the condition in the document.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    /// <exception cref="ArgumentException">The name is bound already.</exception>
    public LifecycleBindings<TSubject> Condition<TPayload>(string name, Func<TSubject, TPayload, bool> condition)
        where TPayload : notnull
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Bind(_conditions, name, new(
            (transition, text) => transition.When(text, condition),
            (branched, text) => branched.When(text, condition)));
    }

    /// <summary>Binds an action class of entries, exits and transitions.</summary>
    /// <typeparam name="TAction">The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <param name="id">The id of the action in the document.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> Action<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>(string id)
        where TAction : class, ITransitionAction<string, string, TSubject> =>
        Bind(_actions, id, new ClassAction<TSubject, TAction>());

    /// <summary>Binds an action of entries, exits and transitions.</summary>
    /// <param name="id">The id of the action in the document.</param>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> Action(
        string id, Func<TransitionContext<string, string, TSubject>, CancellationToken, ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Bind(_actions, id, new DelegateAction<TSubject>(action));
    }

    /// <summary>Binds an action class of starts.</summary>
    /// <typeparam name="TAction">The class. Its constructor parameters come from the services of the instance.
    /// </typeparam>
    /// <param name="id">The id of the action in the document.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> StartAction<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>(string id)
        where TAction : class, IStartAction<string, TSubject> =>
        Bind(_startActions, id, start => start.OnStart<TAction>());

    /// <summary>Binds an action of starts.</summary>
    /// <param name="id">The id of the action in the document.</param>
    /// <param name="action">The action. If it throws, the subject does not start.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> StartAction(
        string id, Func<StartContext<string, TSubject>, CancellationToken, ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Bind(_startActions, id, start => start.OnStart(action));
    }

    /// <summary>Binds the date at which a trigger falls due.</summary>
    /// <param name="id">The id of the date in the document.</param>
    /// <param name="due">The date of a subject; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">The id is bound already.</exception>
    public LifecycleBindings<TSubject> DueDate(string id, Func<TSubject, DateTimeOffset?> due)
    {
        ArgumentNullException.ThrowIfNull(due);
        return Bind(_dueDates, id, due);
    }

    /// <summary>Binds the type of a payload.</summary>
    /// <typeparam name="TPayload">The type.</typeparam>
    /// <param name="name">The name of the type in the document. Default: its full name.</param>
    /// <exception cref="ArgumentException">The name is bound already.</exception>
    public LifecycleBindings<TSubject> Payload<TPayload>(string? name = null)
        where TPayload : notnull =>
        Bind(_payloads, name ?? GraphReader.TypeName(typeof(TPayload)), typeof(TPayload));

    /// <summary>Binds an event.</summary>
    /// <typeparam name="TEvent">The type of the event.</typeparam>
    /// <param name="makeEvent">Makes the event after all actions have run. If it throws, nothing changes.</param>
    /// <param name="name">The name of the event in the document. Default: the full name of its type.</param>
    /// <exception cref="ArgumentException">The name is bound already.</exception>
    public LifecycleBindings<TSubject> Event<TEvent>(
        Func<TransitionContext<string, string, TSubject>, TEvent> makeEvent, string? name = null)
        where TEvent : notnull
    {
        ArgumentNullException.ThrowIfNull(makeEvent);
        return Bind(
            _events,
            name ?? GraphReader.TypeName(typeof(TEvent)),
            new(typeof(TEvent), context => makeEvent(context)));
    }

    /// <summary>Sets where waivers come from. Without a source nothing is ever waived.</summary>
    /// <param name="waivers">Reads the waivers of a subject. It may return expired ones.</param>
    /// <exception cref="InvalidOperationException">A source is set already.</exception>
    public LifecycleBindings<TSubject> WaiversFrom(Func<TSubject, IEnumerable<Waiver>> waivers)
    {
        ArgumentNullException.ThrowIfNull(waivers);
        if (Waivers is not null)
            throw new InvalidOperationException("The source of waivers is set already. A lifecycle has one.");

        Waivers = waivers;
        return this;
    }

    internal LifecycleBindings<TSubject> Copy() => new(this);

    internal BoundCriterion<TSubject>? FindCriterion(string id) => _criteria.Find(id);

    internal BoundCondition<TSubject>? FindCondition(string name) => _conditions.Find(name);

    internal BoundAction<TSubject>? FindAction(string id) => _actions.Find(id);

    internal Action<StartBuilder<string, string, TSubject>>? FindStartAction(string id) => _startActions.Find(id);

    internal Func<TSubject, DateTimeOffset?>? FindDueDate(string id) => _dueDates.Find(id);

    internal Type? FindPayload(string name) => _payloads.Find(name);

    internal BoundEvent<TSubject>? FindEvent(string name) => _events.Find(name);

    internal void BindPayload(string name, Type type) => _payloads.Add(name, type);

    internal void BindEvent(string name, BoundEvent<TSubject> bound) => _events.Add(name, bound);

    private LifecycleBindings<TSubject> Bind<T>(Bound<T> bound, string id, T code)
        where T : class
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        bound.Add(id, code);
        return this;
    }
}
