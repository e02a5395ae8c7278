using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>An action of a start: synchronous or not.</summary>
internal readonly struct StartAction<TStage, TSubject>
    where TStage : notnull
{
    private readonly Delegate _action;
    private readonly Func<StartContext<TStage, TSubject>, CancellationToken, ValueTask> _run;

    public StartAction(Action<StartContext<TStage, TSubject>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _action = action;
        _run = (context, _) =>
        {
            action(context);
            return ValueTask.CompletedTask;
        };
    }

    public StartAction(Func<StartContext<TStage, TSubject>, Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _action = action;
        _run = (context, _) => new(action(context));
    }

    public StartAction(Func<StartContext<TStage, TSubject>, CancellationToken, ValueTask> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _action = action;
        _run = action;
    }

    /// <summary>Whether this is an <c>async void</c>, which is not awaited.</summary>
    public bool IsAsyncVoid =>
        _action is Action<StartContext<TStage, TSubject>>
        && _action.Method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false);

    public ValueTask RunAsync(StartContext<TStage, TSubject> context, CancellationToken cancellationToken) =>
        _run(context, cancellationToken);
}
