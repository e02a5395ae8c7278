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
        where TTrigger : notnull
    {
        var beginnings = new object?[_observers.Length];
        for (var index = 0; index < _observers.Length; index++)
        {
            try
            {
                beginnings[index] = _observers[index].OnFiring(fire);
            }
            catch (Exception failure)
            {
                _onFailure(failure);
            }
        }

        return beginnings;
    }

    public void OnFired<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var beginnings = (object?[])beginning!;
        for (var index = _observers.Length - 1; index >= 0; index--)
        {
            try
            {
                _observers[index].OnFired(fire, result, beginnings[index]);
            }
            catch (Exception failure)
            {
                _onFailure(failure);
            }
        }
    }

    public void OnFailed<TStage, TTrigger>(
        in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
        where TStage : notnull
        where TTrigger : notnull
    {
        var beginnings = (object?[])beginning!;
        for (var index = _observers.Length - 1; index >= 0; index--)
        {
            try
            {
                _observers[index].OnFailed(fire, exception, isCancelled, beginnings[index]);
            }
            catch (Exception failure)
            {
                _onFailure(failure);
            }
        }
    }
}
