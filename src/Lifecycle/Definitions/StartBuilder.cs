using System.Diagnostics.CodeAnalysis;

namespace Lifecycle;

/// <summary>
/// Declares the gate in front of every start: the criteria that a new subject has to meet, and the actions that run as
/// it starts. Not thread-safe.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class StartBuilder<TStage, TTrigger, TSubject>
    : CriteriaBuilder<StartBuilder<TStage, TTrigger, TSubject>, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly List<StartAction<TStage, TSubject>> _actions;

    internal StartBuilder(LifecycleDeclaration<TStage, TTrigger, TSubject> declaration)
        : base(declaration.StartCriteria) => _actions = declaration.StartActions;

    /// <summary>Runs an action when a subject starts, after all criteria of the start are met.</summary>
    /// <param name="action">The action. If it throws, the subject does not start, and the exception reaches the
    /// caller.</param>
    public StartBuilder<TStage, TTrigger, TSubject> OnStart(Action<StartContext<TStage, TSubject>> action)
    {
        _actions.Add(new(action));
        return this;
    }

    /// <inheritdoc cref="OnStart(Action{StartContext{TStage, TSubject}})"/>
    public StartBuilder<TStage, TTrigger, TSubject> OnStart(Func<StartContext<TStage, TSubject>, Task> action)
    {
        _actions.Add(new(action));
        return this;
    }

    /// <inheritdoc cref="OnStart(Action{StartContext{TStage, TSubject}})"/>
    public StartBuilder<TStage, TTrigger, TSubject> OnStart(
        Func<StartContext<TStage, TSubject>, CancellationToken, ValueTask> action)
    {
        _actions.Add(new(action));
        return this;
    }

    /// <summary>Runs an action class when a subject starts, after all criteria of the start are met.</summary>
    /// <typeparam name="TAction">
    /// The class of the action. Its constructor parameters come from the services of the instance. If it throws, the
    /// subject does not start, and the exception reaches the caller.
    /// </typeparam>
    public StartBuilder<TStage, TTrigger, TSubject> OnStart<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>()
        where TAction : class, IStartAction<TStage, TSubject>
    {
        _actions.Add(StartAction<TStage, TSubject>.Of<TAction>());
        return this;
    }
}
