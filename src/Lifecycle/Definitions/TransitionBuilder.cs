namespace Lifecycle;

/// <summary>Declares the transition for a trigger in a stage.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class TransitionBuilder<TStage, TTrigger, TSubject>
    : BranchBuilder<
        TransitionBuilder<TStage, TTrigger, TSubject>,
        StageBuilder<TStage, TTrigger, TSubject>,
        TStage,
        TTrigger,
        TSubject
    >
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly BranchDeclaration<TStage, TTrigger, TSubject> _shared;

    internal TransitionBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition)
        : this(stage, transition, new()) { }

    private TransitionBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        BranchDeclaration<TStage, TTrigger, TSubject> shared)
        : base(stage, transition, shared) => _shared = shared;

    private protected override StageBuilder<TStage, TTrigger, TSubject> Next => new(Stage);

    /// <summary>
    /// Begins a branch with a condition. Branches are tried in declared order, and the first whose condition holds is
    /// taken. Criteria required before the first <c>When</c> are required on every branch.
    /// </summary>
    /// <param name="name">The name of the condition, for reports and diagrams.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    public ConditionalBranchBuilder<TStage, TTrigger, TSubject> When(string name, Func<TSubject, bool> condition) =>
        Begin(name, BranchCondition<TSubject>.Of(name, condition));

    /// <inheritdoc cref="When(string, Func{TSubject, bool})"/>
    public ConditionalBranchBuilder<TStage, TTrigger, TSubject> When(
        string name, Func<TSubject, CriterionContext<TSubject>, bool> condition) =>
        Begin(name, BranchCondition<TSubject>.Of(name, condition));

    /// <summary>
    /// Begins a branch with a condition that may have to wait for its answer. The rules for criteria apply: a condition
    /// that throws or is late is faulted, and the trigger is then refused, since trying the next branch would be a
    /// guess.
    /// </summary>
    /// <param name="name">The name of the condition, for reports and diagrams.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    /// <param name="timeout">How long it may take: more than zero and at most 24 days. Default:
    /// <see cref="InstanceOptions.CriterionTimeout"/>.</param>
    public ConditionalBranchBuilder<TStage, TTrigger, TSubject> When(
        string name,
        Func<CriterionContext<TSubject>, CancellationToken, ValueTask<bool>> condition,
        TimeSpan? timeout = null) => Begin(name, BranchCondition<TSubject>.Of(name, condition, timeout));

    /// <summary>
    /// Begins a branch with a condition on the subject and the payload of the trigger. The definition has a fault if
    /// the trigger does not carry such a payload. A dry run without the payload does not evaluate the condition: see
    /// <see cref="TransitionOutcome.Undecided"/>.
    /// </summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
    /// </typeparam>
    /// <param name="name">The name of the condition, for reports and diagrams.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    public ConditionalBranchBuilder<TStage, TTrigger, TSubject> When<TPayload>(
        string name, Func<TSubject, TPayload, bool> condition)
        where TPayload : notnull => Begin(name, BranchCondition<TSubject>.Of(name, condition));

    /// <inheritdoc cref="When{TPayload}(string, Func{TSubject, TPayload, bool})"/>
    public ConditionalBranchBuilder<TStage, TTrigger, TSubject> When<TPayload>(
        string name, Func<TSubject, TPayload, CriterionContext<TSubject>, bool> condition)
        where TPayload : notnull => Begin(name, BranchCondition<TSubject>.Of(name, condition));

    /// <summary>
    /// Begins a branch with a condition on the payload of the trigger that may have to wait for its answer. The rules
    /// for criteria apply: a condition that throws or is late is faulted, and the trigger is then refused. A dry run
    /// without the payload does not evaluate the condition: see <see cref="TransitionOutcome.Undecided"/>.
    /// </summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it.
    /// </typeparam>
    /// <param name="name">The name of the condition, for reports and diagrams.</param>
    /// <param name="condition">Whether the branch is open. It must not change anything.</param>
    /// <param name="timeout">How long it may take: more than zero and at most 24 days. Default:
    /// <see cref="InstanceOptions.CriterionTimeout"/>.</param>
    public ConditionalBranchBuilder<TStage, TTrigger, TSubject> When<TPayload>(
        string name,
        Func<CriterionContext<TSubject>, TPayload, CancellationToken, ValueTask<bool>> condition,
        TimeSpan? timeout = null)
        where TPayload : notnull => Begin(name, BranchCondition<TSubject>.Of(name, condition, timeout));

    private ConditionalBranchBuilder<TStage, TTrigger, TSubject> Begin(
        string name, BranchCondition<TSubject> condition) =>
        ConditionalBranchBuilder<TStage, TTrigger, TSubject>.Begin(Stage, Transition, _shared, name, condition);
}
