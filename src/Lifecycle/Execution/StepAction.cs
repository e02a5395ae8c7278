using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>An entry, exit or transition action: synchronous or not.</summary>
internal readonly struct StepAction<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Action<TransitionContext<TStage, TTrigger, TSubject>>? _synchronous;
    private readonly Func<TransitionContext<TStage, TTrigger, TSubject>, CancellationToken, ValueTask>? _asynchronous;

    private readonly InjectedClass<ITransitionAction<TStage, TTrigger, TSubject>>? _class;

    public StepAction(InjectedClass<ITransitionAction<TStage, TTrigger, TSubject>> action) => _class = action;

    public StepAction(Action<TransitionContext<TStage, TTrigger, TSubject>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _synchronous = action;
    }

    public StepAction(Func<TransitionContext<TStage, TTrigger, TSubject>, Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _asynchronous = (context, _) => new(action(context));
    }

    public StepAction(Func<TransitionContext<TStage, TTrigger, TSubject>, CancellationToken, ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _asynchronous = action;
    }

    public static StepAction<TStage, TTrigger, TSubject> Of<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>()
        where TAction : class, ITransitionAction<TStage, TTrigger, TSubject> =>
        new(InjectedClass<ITransitionAction<TStage, TTrigger, TSubject>>.Of<TAction>("action", typeof(TAction).Name))
        {
            PayloadType = TAction.PayloadType,
        };

    /// <summary>The class that objects are made of to run it; null for a delegate.</summary>
    public InjectedClass? Class => _class;

    /// <summary>The type of the payload that it receives; null if it takes none.</summary>
    public Type? PayloadType { get; init; }

    /// <summary>The method as declared, where another is wrapped around it.</summary>
    public MethodInfo? Declared { get; init; }

    /// <summary>
    /// Whether this is an <c>async</c> lambda used as a synchronous action: an <c>async void</c>, which is not awaited
    /// and whose exception ends the process.
    /// </summary>
    public bool IsAsyncVoid =>
        (Declared ?? _synchronous?.Method)?.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false) == true;

    public ValueTask RunAsync(
        in TransitionContext<TStage, TTrigger, TSubject> context,
        IServiceProvider? services,
        FireScope scope,
        CancellationToken cancellationToken)
    {
        // Also where the action is synchronous: what it completes or cancels may run code of other callers inside it.
        scope.Flow();
        if (_synchronous is not null)
        {
            Run(_synchronous, context);
            return ValueTask.CompletedTask;
        }

        return _class is not null
            ? _class.From(services).RunAsync(context, cancellationToken)
            : _asynchronous!(context, cancellationToken);
    }

    /// <summary>
    /// Runs a synchronous action. Where it completes a task, the code that awaits the task runs on another thread, not
    /// inside the action, where its fires would count as the action's own.
    /// </summary>
    private static void Run(
        Action<TransitionContext<TStage, TTrigger, TSubject>> action,
        in TransitionContext<TStage, TTrigger, TSubject> context)
    {
        if (SynchronizationContext.Current is not null)
        {
            action(context);
            return;
        }

        SynchronizationContext.SetSynchronizationContext(QueueingContext.Instance);
        try
        {
            action(context);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }
}
