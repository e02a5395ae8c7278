namespace Lifecycle;

/// <summary>
/// Tells the observer of an instance, if it has one, of its start. What an observer throws changes nothing.
/// </summary>
internal readonly struct StartObservation<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly InstanceOptions _options;
    private readonly ObservedStart<TStage, TTrigger> _start;
    private readonly object? _beginning;

    public StartObservation(LifecycleGraph<TStage, TTrigger> graph, InstanceOptions options, string? actor)
    {
        _options = options;
        _start = new()
        {
            Graph = graph,
            Stage = graph.InitialStage.Key,
            InstanceId = options.InstanceId,
            Actor = actor,
        };
        try
        {
            _beginning = options.Observer?.OnStarting(_start);
        }
        catch (Exception failure)
        {
            options.ObserverFailed(failure);
        }
    }

    public void Succeed(GateReport report)
    {
        try
        {
            _options.Observer?.OnStarted(_start, report, _beginning);
        }
        catch (Exception failure)
        {
            _options.ObserverFailed(failure);
        }
    }

    public void Fail(Exception exception, bool isCancelled)
    {
        try
        {
            _options.Observer?.OnStartFailed(_start, exception, isCancelled, _beginning);
        }
        catch (Exception failure)
        {
            _options.ObserverFailed(failure);
        }
    }
}
