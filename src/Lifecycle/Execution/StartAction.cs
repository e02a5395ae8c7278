using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>An action of a start: a class, or a function that is synchronous or not.</summary>
internal readonly struct StartAction<TStage, TSubject>
    where TStage : notnull
{
    private readonly Delegate? _action;
    private readonly Func<StartContext<TStage, TSubject>, CancellationToken, ValueTask>? _run;
    private readonly InjectedClass<IStartAction<TStage, TSubject>>? _class;

    private StartAction(InjectedClass<IStartAction<TStage, TSubject>> action) => _class = action;

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

    public static StartAction<TStage, TSubject> Of<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TAction>()
        where TAction : class, IStartAction<TStage, TSubject> =>
        new(InjectedClass<IStartAction<TStage, TSubject>>.Of<TAction>("start action", typeof(TAction).Name));

    /// <summary>The class that objects are made of to run it; null for a delegate.</summary>
    public InjectedClass? Class => _class;

    /// <summary>Whether this is an <c>async void</c>, which is not awaited.</summary>
    public bool IsAsyncVoid =>
        _action is Action<StartContext<TStage, TSubject>>
        && _action.Method.IsDefined(typeof(AsyncStateMachineAttribute), inherit: false);

    public ValueTask RunAsync(
        StartContext<TStage, TSubject> context, IServiceProvider? services, CancellationToken cancellationToken) =>
        _class is not null
            ? _class.From(services).RunAsync(context, cancellationToken)
            : _run!(context, cancellationToken);
}
