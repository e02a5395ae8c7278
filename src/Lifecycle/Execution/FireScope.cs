namespace Lifecycle;

/// <summary>
/// Marks the code that one fire runs: the criteria and actions of an instance. The mark tells a fire from inside, which
/// is refused at once because waiting would never end, from a fire by another caller. The scope also collects the
/// follow-ups that actions request.
/// </summary>
/// <remarks>
/// While nothing can outlive its call, only the thread knows the mark: that costs no memory, and the scope is reused.
/// Before code that may outlive its call, the mark also flows with the execution context. Such a scope is never reused,
/// since a captured context would mistake another fire for this one.
/// </remarks>
internal sealed class FireScope : EvaluationScope
{
    private static readonly AsyncLocal<FireScope?> Flowing = new();

    private static int _dryRuns;

    [ThreadStatic]
    private static ThreadMarks? _here;

    private readonly Lock _lock = new();
    private volatile object? _instance;
    private ThreadMarks? _thread;
    private FireScope? _outer;
    private FireScope? _below;
    private FireScope? _flowingOutside;
    private ExecutionContext? _outside;
    private bool _flows;
    private bool _isKept;
    private bool _isDryRun;
    private List<(object Trigger, TransitionCommand Command)>? _requests;

    /// <summary>The number of the step, by which a context kept beyond its step is recognized.</summary>
    public int Step { get; private set; }

    /// <summary>The instance whose code runs; null once the scope has ended.</summary>
    public object? Instance => _instance;

    public bool HasRequests => _requests is { Count: > 0 };

    /// <summary>Whether the criteria or actions of an instance run here, however deep.</summary>
    public static bool IsInside(object instance) =>
        Contains(_here?.Running, instance) || Contains(Flowing.Value, instance);

    /// <summary>
    /// Whether any dry run is going on. While none is, a caller that finds an instance free is not inside it and need
    /// not look for the mark, which is a quarter of the cost of a plain fire.
    /// </summary>
    public static bool IsDryRun => Volatile.Read(ref _dryRuns) > 0;

    /// <summary>Begins a fire on this thread. The caller leaves or suspends the scope before it returns.</summary>
    /// <param name="instance">The instance that fires.</param>
    /// <param name="restoresContext">
    /// Whether ambient data that the fire leaves behind is removed. Predicates leave none.
    /// </param>
    public static FireScope Enter(object instance, bool restoresContext)
    {
        var here = _here ??= new();
        var scope = here.Spare ?? new() { _thread = here };
        here.Spare = null;
        scope._instance = instance;
        scope._below = here.Running;
        scope._outer = scope._below ?? Flowing.Value;
        if (restoresContext)
            scope._outside = ExecutionContext.Capture();

        here.Running = scope;
        return scope;
    }

    /// <summary>Begins a dry run in an async method, at whose return the runtime removes the mark.</summary>
    public static FireScope BeginDryRun(object instance)
    {
        Interlocked.Increment(ref _dryRuns);
        var scope = new FireScope { _instance = instance, _outer = _here?.Running ?? Flowing.Value, _isDryRun = true };
        scope.Flow();
        return scope;
    }

    /// <inheritdoc/>
    public override void Flow()
    {
        if (_flows)
            return;

        _flows = true;
        _flowingOutside = Flowing.Value;
        Flowing.Value = this;
        for (var scope = this; scope is { _isKept: false }; scope = scope._outer)
            scope._isKept = true;
    }

    /// <summary>Gives the thread back to the caller while the rest of the fire goes on elsewhere.</summary>
    public void Suspend()
    {
        _thread!.Running = _below;

        // Ambient data that an action left behind goes with the mark. Where flow is suppressed there is no context to
        // restore, and only the mark is removed.
        if (_outside is null)
        {
            if (_flows)
                Flowing.Value = _flowingOutside;
        }
        else if (!ReferenceEquals(ExecutionContext.Capture(), _outside))
        {
            ExecutionContext.Restore(_outside);
        }
    }

    /// <summary>Ends the fire on the thread that began it.</summary>
    public void Leave()
    {
        End();
        Suspend();
        _below = _outer = null;
        _outside = null;
        if (!_isKept)
            _thread!.Spare = this;
    }

    /// <summary>
    /// Ends the fire after it went on elsewhere. Code that still carries the mark is no longer inside.
    /// </summary>
    public void End()
    {
        EndStep();
        _instance = null;
        _requests?.Clear();
        if (_isDryRun)
            Interlocked.Decrement(ref _dryRuns);
    }

    /// <summary>Ends a step. Its contexts can no longer request follow-ups.</summary>
    public void EndStep() => Step++;

    /// <exception cref="InvalidOperationException">The step is over.</exception>
    public void CheckStep(int step, object trigger)
    {
        if (step != Step || _instance is null)
        {
            throw new InvalidOperationException(
                $"{trigger} was requested after its step was over. Call Then before the action ends.");
        }
    }

    public void Request(object trigger, TransitionCommand command)
    {
        lock (_lock)
            (_requests ??= []).Add((trigger, command));
    }

    public bool TryDequeue(out (object Trigger, TransitionCommand Command) request)
    {
        if (!HasRequests)
        {
            request = default;
            return false;
        }

        request = _requests![0];
        _requests.RemoveAt(0);
        return true;
    }

    private static bool Contains(FireScope? scope, object instance)
    {
        for (; scope is not null; scope = scope._outer)
        {
            if (ReferenceEquals(scope._instance, instance))
                return true;
        }

        return false;
    }

    /// <summary>What a thread knows; one object, since each thread-static access takes a nanosecond or two.</summary>
    private sealed class ThreadMarks
    {
        public FireScope? Running;
        public FireScope? Spare;
    }
}
