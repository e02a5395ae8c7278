namespace Lifecycle;

/// <summary>
/// Marks the code that one fire runs: the criteria and actions of an instance. The mark tells a fire from inside, which
/// is refused at once because waiting would never end, from a fire by another caller. The scope also collects the
/// follow-ups that actions request.
/// </summary>
/// <remarks>
/// Until code that may outlive its call runs, the mark is kept on the thread alone. This allocates nothing, and the
/// scope is reused. Before such code, the mark also flows with the execution context. That scope is never reused, since
/// a captured context would mistake another fire for this one.
/// </remarks>
internal sealed class FireScope : EvaluationScope
{
    private static readonly AsyncLocal<FireScope?> Flowing = new();

    private static int _dryRuns;

    private readonly Lock _lock = new();
    private volatile object? _instance;
    private volatile bool _isJudging;
    private ThreadMarks? _thread;
    private FireScope? _outer;
    private FireScope? _flowingOutside;
    private ExecutionContext? _outside;
    private bool _isKept;
    private bool _isDryRun;
    private Queue<(object Trigger, TransitionCommand Command)>? _requests;

    /// <summary>The number of the step, by which a context kept beyond its step is recognized.</summary>
    public int Step { get; private set; }

    /// <summary>Whether the mark flows with the execution context.</summary>
    public bool Flows { get; private set; }

    /// <summary>Whether this stands for the predicates of a fire that needs no scope of its own.</summary>
    public bool IsOfPredicates { get; private init; }

    /// <inheritdoc/>
    public override object? Instance => _instance;

    /// <summary>Whether follow-ups are requested. Exact once the step has ended.</summary>
    public bool HasRequests => _requests is { Count: > 0 };

    /// <summary>
    /// Whether any dry run is going on. While none is, a caller that finds an instance free is not inside it and need
    /// not look for the mark, which is a quarter of the cost of a plain fire.
    /// </summary>
    public static bool IsDryRun => Volatile.Read(ref _dryRuns) > 0;

    /// <summary>Whether the criteria or actions of an instance run here, however deep.</summary>
    public static bool IsInside(object instance) => Contains(instance, whileJudging: false);

    /// <summary>Whether the conditions or criteria of an instance run here, however deep.</summary>
    public static bool IsJudging(object instance) => Contains(instance, whileJudging: true);

    /// <summary>Begins a fire on this thread. The caller leaves or suspends the scope before it returns.</summary>
    public static FireScope Enter(object instance)
    {
        var here = ThreadMarks.Here;
        var scope = here.Spare ?? new() { _thread = here };
        here.Spare = null;
        scope._instance = instance;
        scope._outer = here.Innermost(LiveFlowing());
        scope._outside = ExecutionContext.Capture();
        here.Push(scope);
        return scope;
    }

    /// <summary>Begins a dry run in an async method, at whose return the runtime removes the mark.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="sharesLines">Whether several gates are evaluated, each criterion once for all of them.</param>
    public static FireScope BeginDryRun(object instance, bool sharesLines)
    {
        Interlocked.Increment(ref _dryRuns);
        var scope = new FireScope
        {
            _instance = instance,
            _outer = ThreadMarks.Here.Innermost(LiveFlowing()),
            _isDryRun = true,
            MayAwaitPayload = true,
            _isJudging = true,
            Lines = sharesLines ? [] : null,
        };
        scope.Flow();
        return scope;
    }

    /// <summary>The scope of predicates that run on this thread, for a fire from inside them.</summary>
    public static FireScope OfPredicates(object instance, FireScope? outer) =>
        new() { _instance = instance, _outer = outer, _isJudging = true, IsOfPredicates = true };

    /// <summary>Whether the scope has not ended and marks code of an instance.</summary>
    public bool IsOf(object instance, bool whileJudging) =>
        ReferenceEquals(_instance, instance) && (_isJudging || !whileJudging);

    /// <summary>Whether the scope began inside another.</summary>
    public bool IsWithin(FireScope other)
    {
        var scope = _outer;
        while (scope is not null && scope != other)
            scope = scope._outer;

        return scope is not null;
    }

    /// <inheritdoc/>
    public override void Flow()
    {
        if (Flows)
            return;

        Flows = true;
        _flowingOutside = Flowing.Value;
        Flowing.Value = this;
        for (var scope = this; scope is { _isKept: false }; scope = scope._outer)
            scope._isKept = true;
    }

    /// <summary>Returns the thread to the caller while the fire continues asynchronously.</summary>
    public void Suspend()
    {
        _thread!.Pop();

        // Ambient data that an action left behind goes with the mark. Where flow is suppressed there is no context to
        // restore, and only the mark is removed.
        if (_outside is null)
        {
            if (Flows)
                Flowing.Value = _flowingOutside;
        }
        else if (!ReferenceEquals(ExecutionContext.Capture(), _outside))
        {
            ExecutionContext.Restore(_outside);
        }

        // A task that an action started refers to this scope for as long as it runs, and through these to all before.
        _outside = null;
        _flowingOutside = null;
    }

    /// <summary>Ends the fire on the thread that began it.</summary>
    public void Leave()
    {
        End();
        Suspend();
        if (_isKept)
            return;

        _outer = null;
        _thread!.Spare = this;
    }

    /// <summary>
    /// Ends the fire, on any thread. Code that still carries the mark is no longer inside.
    /// </summary>
    public void End()
    {
        lock (_lock)
        {
            Step++;
            _instance = null;
            _requests = null;
        }

        if (_isDryRun)
            Interlocked.Decrement(ref _dryRuns);
    }

    /// <summary>Begins a step: its conditions and criteria come first.</summary>
    public void BeginStep() => _isJudging = true;

    /// <summary>Begins the actions of a step, whose criteria are all evaluated.</summary>
    public void BeginActions() => _isJudging = false;

    /// <summary>
    /// Ends a step before it is recorded. Its contexts can no longer request follow-ups. If there are none, no code of
    /// this fire is left to run, so what an action started may fire as soon as it sees the new version.
    /// </summary>
    public void EndStep()
    {
        lock (_lock)
        {
            Step++;
            if (_requests is null or { Count: 0 })
                _instance = null;
        }
    }

    /// <summary>Requests a follow-up, unless the step is over.</summary>
    public bool TryRequest(int step, object trigger, TransitionCommand command)
    {
        lock (_lock)
        {
            if (step != Step || _instance is null)
                return false;

            (_requests ??= []).Enqueue((trigger, command));
            return true;
        }
    }

    public bool TryDequeue(out (object Trigger, TransitionCommand Command) request)
    {
        lock (_lock)
        {
            if (_requests is not null)
                return _requests.TryDequeue(out request);
        }

        request = default;
        return false;
    }

    private static bool Contains(object instance, bool whileJudging)
    {
        if (ThreadMarks.Here.Contains(instance, whileJudging))
            return true;

        for (var scope = Flowing.Value; scope is not null; scope = scope._outer)
        {
            if (scope.IsOf(instance, whileJudging))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The innermost scope in the flow that has not ended. Takes ended ones out of the chain: a fire that starts the
    /// next, for ever, must not remember all before it.
    /// </summary>
    private static FireScope? LiveFlowing()
    {
        var innermost = Live(Flowing.Value);
        for (var scope = innermost; scope is not null; scope = scope._outer)
            scope._outer = Live(scope._outer);

        return innermost;
    }

    private static FireScope? Live(FireScope? scope)
    {
        while (scope is { _instance: null })
            scope = scope._outer;

        return scope;
    }
}
