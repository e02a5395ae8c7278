using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>Declares a stage: its entry criteria, its actions, and the transitions out of it.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public class StageBuilder<TStage, TTrigger, TSubject>
    : CriteriaBuilder<StageBuilder<TStage, TTrigger, TSubject>, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private protected StageDeclaration<TStage, TTrigger, TSubject> Stage { get; }

    internal StageBuilder(StageDeclaration<TStage, TTrigger, TSubject> stage)
        : base(stage.Criteria) => Stage = stage;

    /// <summary>Sets the display name of the stage. Default: the key's own text.</summary>
    /// <param name="name">The name, for example <c>Fulfilment &amp; measurement</c>.</param>
    public StageBuilder<TStage, TTrigger, TSubject> Named(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Stage.Name = name;
        return this;
    }

    /// <summary>
    /// Puts the stage into a superstage, whose transitions it inherits, nearest first, and whose entry criteria and
    /// actions apply when it is entered from outside the superstage.
    /// </summary>
    /// <param name="superstage">The superstage. An instance is always in one of its substages, never in the superstage
    /// itself.</param>
    public StageBuilder<TStage, TTrigger, TSubject> Within(TStage superstage)
    {
        ArgumentNullException.ThrowIfNull(superstage);
        Stage.Superstages.Add(superstage);
        return this;
    }

    /// <summary>Declares the initial substage of a superstage, which a move to the superstage enters.</summary>
    /// <param name="substage">A stage within this one.</param>
    public StageBuilder<TStage, TTrigger, TSubject> StartsIn(TStage substage)
    {
        ArgumentNullException.ThrowIfNull(substage);
        Stage.InitialSubstages.Add(substage);
        return this;
    }

    /// <summary>Declares that the lifecycle ends in this stage. No transition leaves it.</summary>
    public StageBuilder<TStage, TTrigger, TSubject> IsTerminal()
    {
        Stage.IsTerminal = true;
        return this;
    }

    /// <summary>
    /// Runs an action when the stage is entered, after all criteria are met and before the stage changes.
    /// </summary>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry(
        Action<TransitionContext<TStage, TTrigger, TSubject>> action)
    {
        Stage.EntryActions.Add(new(action));
        return this;
    }

    /// <inheritdoc cref="OnEntry(Action{TransitionContext{TStage, TTrigger, TSubject}})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry(
        Func<TransitionContext<TStage, TTrigger, TSubject>, Task> action)
    {
        Stage.EntryActions.Add(new(action));
        return this;
    }

    /// <inheritdoc cref="OnEntry(Action{TransitionContext{TStage, TTrigger, TSubject}})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry(
        Func<TransitionContext<TStage, TTrigger, TSubject>, CancellationToken, ValueTask> action)
    {
        Stage.EntryActions.Add(new(action));
        return this;
    }

    /// <summary>Runs an action class when the stage is entered, before the stage changes.</summary>
    /// <typeparam name="TAction">
    /// The class of the action. Its constructor parameters come from the services of the instance. If it throws,
    /// nothing changes and the exception reaches the caller.
    /// </typeparam>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>()
        where TAction : class, ITransitionAction<TStage, TTrigger, TSubject>
    {
        Stage.EntryActions.Add(StepAction<TStage, TTrigger, TSubject>.Of<TAction>());
        return this;
    }

    /// <summary>Runs an action that receives the payload of the trigger when the stage is entered.</summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it. The
    /// definition has a fault if a trigger that runs the action does not carry one.</typeparam>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry<TPayload>(
        Action<TransitionContext<TStage, TTrigger, TSubject>, TPayload> action)
        where TPayload : notnull
    {
        Stage.EntryActions.Add(PayloadAction.Of(action));
        return this;
    }

    /// <inheritdoc cref="OnEntry{TPayload}(Action{TransitionContext{TStage, TTrigger, TSubject}, TPayload})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry<TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, Task> action)
        where TPayload : notnull
    {
        Stage.EntryActions.Add(PayloadAction.Of(action));
        return this;
    }

    /// <inheritdoc cref="OnEntry{TPayload}(Action{TransitionContext{TStage, TTrigger, TSubject}, TPayload})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnEntry<TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, CancellationToken, ValueTask> action)
        where TPayload : notnull
    {
        Stage.EntryActions.Add(PayloadAction.Of(action));
        return this;
    }

    /// <summary>Runs an action when the stage is left, after all criteria of the target are met.</summary>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit(Action<TransitionContext<TStage, TTrigger, TSubject>> action)
    {
        Stage.ExitActions.Add(new(action));
        return this;
    }

    /// <inheritdoc cref="OnExit(Action{TransitionContext{TStage, TTrigger, TSubject}})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit(
        Func<TransitionContext<TStage, TTrigger, TSubject>, Task> action)
    {
        Stage.ExitActions.Add(new(action));
        return this;
    }

    /// <inheritdoc cref="OnExit(Action{TransitionContext{TStage, TTrigger, TSubject}})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit(
        Func<TransitionContext<TStage, TTrigger, TSubject>, CancellationToken, ValueTask> action)
    {
        Stage.ExitActions.Add(new(action));
        return this;
    }

    /// <summary>Runs an action class when the stage is left, after all criteria of the target are met.</summary>
    /// <typeparam name="TAction">
    /// The class of the action. Its constructor parameters come from the services of the instance. If it throws,
    /// nothing changes and the exception reaches the caller.
    /// </typeparam>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>()
        where TAction : class, ITransitionAction<TStage, TTrigger, TSubject>
    {
        Stage.ExitActions.Add(StepAction<TStage, TTrigger, TSubject>.Of<TAction>());
        return this;
    }

    /// <summary>Runs an action that receives the payload of the trigger when the stage is left.</summary>
    /// <typeparam name="TPayload">The type of the payload: the one that the trigger carries, or a base type of it. The
    /// definition has a fault if a trigger that runs the action does not carry one.</typeparam>
    /// <param name="action">The action. If it throws, nothing changes and the exception reaches the caller.</param>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit<TPayload>(
        Action<TransitionContext<TStage, TTrigger, TSubject>, TPayload> action)
        where TPayload : notnull
    {
        Stage.ExitActions.Add(PayloadAction.Of(action));
        return this;
    }

    /// <inheritdoc cref="OnExit{TPayload}(Action{TransitionContext{TStage, TTrigger, TSubject}, TPayload})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit<TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, Task> action)
        where TPayload : notnull
    {
        Stage.ExitActions.Add(PayloadAction.Of(action));
        return this;
    }

    /// <inheritdoc cref="OnExit{TPayload}(Action{TransitionContext{TStage, TTrigger, TSubject}, TPayload})"/>
    public StageBuilder<TStage, TTrigger, TSubject> OnExit<TPayload>(
        Func<TransitionContext<TStage, TTrigger, TSubject>, TPayload, CancellationToken, ValueTask> action)
        where TPayload : notnull
    {
        Stage.ExitActions.Add(PayloadAction.Of(action));
        return this;
    }

    /// <summary>Begins a transition out of the stage.</summary>
    /// <param name="trigger">The trigger that takes it.</param>
    public TransitionBuilder<TStage, TTrigger, TSubject> On(TTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var transition = new TransitionDeclaration<TStage, TTrigger, TSubject>(trigger);
        Stage.Transitions.Add(transition);
        return new(Stage, transition);
    }

    /// <summary>
    /// Ignores a trigger: it is accepted and nothing happens, even if a superstage has a transition for it.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    public StageBuilder<TStage, TTrigger, TSubject> Ignore(TTrigger trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        var transition = new TransitionDeclaration<TStage, TTrigger, TSubject>(trigger);
        var branch = new BranchDeclaration<TStage, TTrigger, TSubject>();
        branch.End(TransitionKind.Ignore);
        transition.Branches.Add(branch);
        Stage.Transitions.Add(transition);
        return this;
    }

    /// <summary>Declares a due date for instances in this stage.</summary>
    /// <param name="due">Reads the due date from the subject; <see langword="null"/> for none. If it throws, this
    /// trigger does not fall due, and other due dates are read all the same. A manager reports it when it fires what is
    /// due, and reads it again.</param>
    /// <param name="fires">The trigger to fire on or after that date. The stage must permit it.</param>
    public StageBuilder<TStage, TTrigger, TSubject> DueBy(Func<TSubject, DateTimeOffset?> due, TTrigger fires)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(fires);
        Stage.DueTriggers.Add(new(due, fires));
        return this;
    }

    /// <summary>Declares a due date a time after an instance entered this stage.</summary>
    /// <param name="after">How long after; more than zero. It counts from
    /// <see cref="LifecycleInstance{TStage, TTrigger, TSubject}.EnteredAt"/>: from the start or the entry, again from
    /// each re-entry, and not from steps that stay. A date beyond <see cref="DateTimeOffset.MaxValue"/> counts as that
    /// date.</param>
    /// <param name="fires">The trigger to fire on or after that date. The stage must permit it.</param>
    /// <remarks>
    /// The definition has a fault if the time is zero or negative, or if this is a superstage: an instance keeps only
    /// when it entered its own stage.
    /// </remarks>
    /// <example>
    /// <code>
    /// lifecycle.Stage(Submitted).DueAfter(TimeSpan.FromDays(30), fires: Escalate).On(Escalate).GoTo(Escalated);
    /// </code>
    /// </example>
    public StageBuilder<TStage, TTrigger, TSubject> DueAfter(TimeSpan after, TTrigger fires)
    {
        ArgumentNullException.ThrowIfNull(fires);
        Stage.DueTriggers.Add(new(after, fires));
        return this;
    }
}
