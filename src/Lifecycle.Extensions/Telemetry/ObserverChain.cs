namespace Lifecycle;

/// <summary>
/// The application's observers around the library's own. The library's observer begins last and ends first. An
/// exception of one observer does not keep another from observing.
/// </summary>
internal sealed class ObserverChain : ITransitionObserver
{
    private readonly ITransitionObserver[] _observers;
    private readonly Action<Exception> _onFailure;

    private ObserverChain(ITransitionObserver[] observers, Action<Exception> onFailure)
    {
        _observers = observers;
        _onFailure = onFailure;
    }

    /// <param name="outer">The application's observers.</param>
    /// <param name="inner">The library's own.</param>
    /// <param name="onFailure">Handles an exception of an observer. It does not throw.</param>
    public static ITransitionObserver Of(
        IEnumerable<ITransitionObserver> outer, ITransitionObserver inner, Action<Exception> onFailure)
    {
        ITransitionObserver[] observers = [.. outer, inner];
        return observers.Length == 1 ? inner : new ObserverChain(observers, onFailure);
    }

    public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
        where TStage : notnull
        where TTrigger : notnull => Begin(fire, static (observer, fire) => observer.OnFiring(fire));

    public void OnFired<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
        where TStage : notnull
        where TTrigger : notnull =>
        End(beginning, (fire, result), static (observer, end, beginning) =>
            observer.OnFired(end.fire, end.result, beginning));

    public void OnFailed<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull =>
        End(beginning, (fire, exception, isCancelled), static (observer, end, beginning) =>
            observer.OnFailed(end.fire, end.exception, end.isCancelled, beginning));

    public object? OnStarting<TStage, TTrigger>(in ObservedStart<TStage, TTrigger> start)
        where TStage : notnull
        where TTrigger : notnull => Begin(start, static (observer, start) => observer.OnStarting(start));

    public void OnStarted<TStage, TTrigger>(
        in ObservedStart<TStage, TTrigger> start, GateReport report, object? beginning)
        where TStage : notnull
        where TTrigger : notnull =>
        End(beginning, (start, report), static (observer, end, beginning) =>
            observer.OnStarted(end.start, end.report, beginning));

    public void OnStartFailed<TStage, TTrigger>(
        in ObservedStart<TStage, TTrigger> start, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull =>
        End(beginning, (start, exception, isCancelled), static (observer, end, beginning) =>
            observer.OnStartFailed(end.start, end.exception, end.isCancelled, beginning));

    private object?[] Begin<T>(T observed, Func<ITransitionObserver, T, object?> begin)
    {
        var beginnings = new object?[_observers.Length];
        for (var index = 0; index < _observers.Length; index++)
        {
            try
            {
                beginnings[index] = begin(_observers[index], observed);
            }
            catch (Exception failure)
            {
                _onFailure(failure);
            }
        }

        return beginnings;
    }

    private void End<T>(object? beginning, T observed, Action<ITransitionObserver, T, object?> end)
    {
        var beginnings = (object?[])beginning!;
        for (var index = _observers.Length - 1; index >= 0; index--)
        {
            try
            {
                end(_observers[index], observed, beginnings[index]);
            }
            catch (Exception failure)
            {
                _onFailure(failure);
            }
        }
    }
}
