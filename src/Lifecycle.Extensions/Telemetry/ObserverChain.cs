namespace Lifecycle;

/// <summary>
/// The application's observers around the library's own. The library's observer begins last and ends first, so an
/// exception of another observer leaves no activity open.
/// </summary>
internal sealed class ObserverChain : ITransitionObserver
{
    private readonly ITransitionObserver[] _observers;

    private ObserverChain(ITransitionObserver[] observers) => _observers = observers;

    public static ITransitionObserver Of(IEnumerable<ITransitionObserver> outer, ITransitionObserver inner)
    {
        ITransitionObserver[] observers = [.. outer, inner];
        return observers.Length == 1 ? inner : new ObserverChain(observers);
    }

    public object? OnFiring<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger)
        where TStage : notnull
        where TTrigger : notnull =>
        Array.ConvertAll(_observers, observer => observer.OnFiring(graph, trigger));

    public void OnFired<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, in TransitionResult<TStage, TTrigger> result, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var beginnings = (object?[])beginning!;
        for (var index = _observers.Length - 1; index >= 0; index--)
            _observers[index].OnFired(graph, result, beginnings[index]);
    }

    public void OnFailed<TStage, TTrigger>(
        LifecycleGraph<TStage, TTrigger> graph, TTrigger trigger, Exception exception, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var beginnings = (object?[])beginning!;
        for (var index = _observers.Length - 1; index >= 0; index--)
            _observers[index].OnFailed(graph, trigger, exception, beginnings[index]);
    }
}
