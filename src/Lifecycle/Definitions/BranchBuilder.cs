using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>Declares one branch of a transition: its criteria, its actions, and its target.</summary>
/// <typeparam name="TBuilder">The type of the builder that each call returns.</typeparam>
/// <typeparam name="TNext">The type of the builder that follows once the target is declared.</typeparam>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public abstract class BranchBuilder<TBuilder, TNext, TStage, TTrigger, TSubject> : CriteriaBuilder<TBuilder, TSubject>
    where TBuilder : BranchBuilder<TBuilder, TNext, TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly BranchDeclaration<TStage, TTrigger, TSubject> _branch;

    private protected StageDeclaration<TStage, TTrigger, TSubject> Stage { get; }

    private protected TransitionDeclaration<TStage, TTrigger, TSubject> Transition { get; }

    private protected BranchBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        BranchDeclaration<TStage, TTrigger, TSubject> branch)
        : base(branch.Criteria)
    {
        Stage = stage;
        Transition = transition;
        _branch = branch;
    }

    private protected abstract TNext Next { get; }

    /// <summary>Runs an action as part of the step, after the exit actions and before the entry actions.</summary>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    public TBuilder OnTransition(Action<TransitionContext<TStage, TTrigger, TSubject>> action)
    {
        _branch.Add(new StepAction<TStage, TTrigger, TSubject>(action));
        return (TBuilder)this;
    }

    /// <inheritdoc cref="OnTransition(Action{TransitionContext{TStage, TTrigger, TSubject}})"/>
    public TBuilder OnTransition(Func<TransitionContext<TStage, TTrigger, TSubject>, Task> action)
    {
        _branch.Add(new StepAction<TStage, TTrigger, TSubject>(action));
        return (TBuilder)this;
    }

    /// <inheritdoc cref="OnTransition(Action{TransitionContext{TStage, TTrigger, TSubject}})"/>
    public TBuilder OnTransition(
        Func<TransitionContext<TStage, TTrigger, TSubject>, CancellationToken, ValueTask> action)
    {
        _branch.Add(new StepAction<TStage, TTrigger, TSubject>(action));
        return (TBuilder)this;
    }

    /// <summary>Runs an action class in the step, after the exit actions and before the entry actions.</summary>
    /// <typeparam name="TAction">
    /// The class of the action. Its constructor parameters come from the services of the instance. If it throws,
    /// nothing changes and the exception reaches the caller.
    /// </typeparam>
    public TBuilder OnTransition<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>()
        where TAction : class, ITransitionAction<TStage, TTrigger, TSubject>
    {
        _branch.Add(StepAction<TStage, TTrigger, TSubject>.Of<TAction>());
        return (TBuilder)this;
    }

    /// <summary>Runs an action that receives the payload of the trigger as part of the step.</summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it. The
    /// definition has a fault if a trigger that runs the action does not carry one.</typeparam>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    public TBuilder OnTransition<TPayload>(
        Action<TransitionContext<TStage, TTrigger, TSubject>, TPayload> action)
        where TPayload : notnull
    {
        _branch.Add(PayloadAction.Of(action));
        return (TBuilder)this;
    }

    /// <inheritdoc cref="OnTransition{TPayload}(Action{TransitionContext{TStage, TTrigger, TSubject}, TPayload})"/>
    public TBuilder OnTransition<TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, Task> action)
        where TPayload : notnull
    {
        _branch.Add(PayloadAction.Of(action));
        return (TBuilder)this;
    }

    /// <inheritdoc cref="OnTransition{TPayload}(Action{TransitionContext{TStage, TTrigger, TSubject}, TPayload})"/>
    public TBuilder OnTransition<TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, CancellationToken, ValueTask> action)
        where TPayload : notnull
    {
        _branch.Add(PayloadAction.Of(action));
        return (TBuilder)this;
    }

    /// <summary>
    /// Also requires the criteria that are added to a stage: those declared for it after this call, for example by a
    /// derived definition after <c>base.Define</c>, and those added from outside, by
    /// <see cref="LifecycleDefinition{TStage, TTrigger, TSubject}.With"/> or in a container. For a transition that
    /// changes what the stage was entered with: what guards the entry then guards the change.
    /// </summary>
    /// <param name="stage">The stage or superstage.</param>
    public TBuilder RequiresAdditionsTo(TStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        _branch.AddAdditionsTo(stage, Stage.Lifecycle);
        return (TBuilder)this;
    }

    /// <summary>
    /// Emits a domain event with the step; see <see cref="TransitionResult{TStage, TTrigger}.Events"/>.
    /// </summary>
    /// <typeparam name="TEvent">The type of the event.</typeparam>
    /// <param name="makeEvent">Makes the event after all actions have run. If it throws, nothing changes.</param>
    public TBuilder Emits<TEvent>(Func<TransitionContext<TStage, TTrigger, TSubject>, TEvent> makeEvent)
        where TEvent : notnull
    {
        ArgumentNullException.ThrowIfNull(makeEvent);
        _branch.Add(
            typeof(TEvent),
            makeEvent as Func<TransitionContext<TStage, TTrigger, TSubject>, object>
                ?? (context => makeEvent(context)));
        return (TBuilder)this;
    }

    /// <summary>
    /// Emits a domain event with the step, where its type is known only at run time; see
    /// <see cref="TransitionResult{TStage, TTrigger}.Events"/>.
    /// </summary>
    /// <param name="eventType">The type of the event, which <see cref="LifecycleTransition{TStage, TTrigger}"/>
    /// lists.</param>
    /// <param name="makeEvent">Makes the event after all actions have run. If it throws, nothing changes.</param>
    public TBuilder Emits(Type eventType, Func<TransitionContext<TStage, TTrigger, TSubject>, object> makeEvent)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        ArgumentNullException.ThrowIfNull(makeEvent);
        _branch.Add(eventType, makeEvent);
        return (TBuilder)this;
    }

    /// <summary>Leads to another stage.</summary>
    /// <param name="stage">
    /// The stage. To re-enter the present stage, call <see cref="ReEnter"/>; to stay in it, <see cref="Stay"/>.
    /// </param>
    public TNext GoTo(TStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return Complete(TransitionKind.Move, stage);
    }

    /// <summary>Returns to the stage that was left when the present one was entered.</summary>
    public TNext GoToPrevious() => Complete(TransitionKind.Return);

    /// <summary>
    /// Leaves the stage and enters it again, with exit actions, entry criteria and entry actions. If a superstage
    /// declares this, the superstage is left and entered again too.
    /// </summary>
    public TNext ReEnter() => Complete(TransitionKind.ReEntry);

    /// <summary>Accepts and records the trigger. The stage is neither left nor entered.</summary>
    public TNext Stay() => Complete(TransitionKind.Stay);

    private TNext Complete(TransitionKind kind, TStage? target = default)
    {
        if (!Transition.Branches.Contains(_branch))
            Transition.Branches.Add(_branch);

        _branch.End(kind, target);
        return Next;
    }
}
