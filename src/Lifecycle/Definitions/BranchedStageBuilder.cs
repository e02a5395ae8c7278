namespace Lifecycle;

/// <summary>
/// Continues after a branch with a condition: with another branch for the same trigger, or with the stage.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class BranchedStageBuilder<TStage, TTrigger, TSubject> : StageBuilder<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly TransitionDeclaration<TStage, TTrigger, TSubject> _transition;
    private readonly BranchDeclaration<TStage, TTrigger, TSubject> _shared;

    internal BranchedStageBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        BranchDeclaration<TStage, TTrigger, TSubject> shared)
        : base(stage)
    {
        _transition = transition;
        _shared = shared;
    }

    /// <summary>Begins the next branch for the same trigger, which is tried if no earlier one is open.</summary>
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

    /// <summary>
    /// Begins the branch that is taken if no earlier one is open. Without it, the superstage's transition for the
    /// trigger applies if there is one; otherwise the trigger is refused.
    /// </summary>
    public FinalBranchBuilder<TStage, TTrigger, TSubject> Otherwise()
    {
        var branch = new BranchDeclaration<TStage, TTrigger, TSubject>(_shared);
        _transition.Branches.Add(branch);
        return new(Stage, _transition, branch);
    }

    private ConditionalBranchBuilder<TStage, TTrigger, TSubject> Begin(
        string name, BranchCondition<TSubject> condition) =>
        ConditionalBranchBuilder<TStage, TTrigger, TSubject>.Begin(Stage, _transition, _shared, name, condition);
}
