namespace Lifecycle;

/// <summary>
/// Marks the code that one fire runs: the criteria and actions of an instance. By it a fire from inside is told from a
/// fire by somebody else, and refused at once where waiting would never end. It also takes down the follow-ups that
/// actions ask for.
/// </summary>
/// <remarks>
/// The thread alone knows the mark while nothing can outlive its call; that costs no memory, and the mark is used
/// again. Before code that may go on later, it flows with the execution context too, and is then never used again:
/// whoever captured that context would take another fire for this one.
/// </remarks>
internal sealed class FireScope
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

    /// <summary>Counts the steps, so that a context kept beyond its step is known as stale.</summary>
    public int Step { get; private set; }

    /// <summary>The instance whose code runs; none once the scope has ended.</summary>
    public object? Instance => _instance;

    public bool HasRequests => _requests is { Count: > 0 };

    /// <summary>Whether the criteria or actions of an instance run here, however deep.</summary>
    public static bool IsInside(object instance) =>
        Contains(_here?.Running, instance) || Contains(Flowing.Value, instance);

    /// <summary>
    /// Whether a dry run goes on anywhere. While none does, who finds an instance free is not inside it, and need not
    /// look for the mark; that is a quarter of what a plain fire costs.
    /// </summary>
    public static bool IsDryRun => Volatile.Read(ref _dryRuns) > 0;

    /// <summary>Begins a fire on this thread, which has to leave or suspend it before it returns.</summary>
    /// <param name="instance">The instance that fires.</param>
    /// <param name="restoresContext">Whether ambient data that the fire leaves behind is taken away; predicates leave
    /// none.</param>
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

    /// <summary>Begins a dry run in an asynchronous method, at whose return the runtime takes the mark off.</summary>
    public static FireScope Flow(object instance)
    {
        Interlocked.Increment(ref _dryRuns);
        var scope = new FireScope { _instance = instance, _outer = _here?.Running ?? Flowing.Value, _isDryRun = true };
        scope.Flow();
        return scope;
    }

    /// <summary>Lets the mark flow along, before code that may go on after its call has returned.</summary>
    public void Flow()
    {
        if (_flows)
            return;

        _flows = true;
        _flowingOutside = Flowing.Value;
        Flowing.Value = this;
        for (var scope = this; scope is { _isKept: false }; scope = scope._outer)
            scope._isKept = true;
    }

    /// <summary>Gives the thread back to the caller, while the rest of the fire goes on elsewhere.</summary>
    public void Suspend()
    {
        _thread!.Running = _below;

        // Ambient data that an action left behind goes with the mark. With flow suppressed there is no context to go
        // back to; then only the mark is taken off.
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

    /// <summary>Ends the fire after it went on elsewhere: what still flows from it is inside no longer.</summary>
    public void End()
    {
        EndStep();
        _instance = null;
        _requests?.Clear();
        if (_isDryRun)
            Interlocked.Decrement(ref _dryRuns);
    }

    /// <summary>Ends a step. Contexts of it can no longer ask for follow-ups.</summary>
    public void EndStep() => Step++;

    /// <exception cref="InvalidOperationException">The step is over.</exception>
    public void CheckStep(int step, object trigger)
    {
        if (step != Step || _instance is null)
            throw new InvalidOperationException(
                $"{trigger} was asked for after its step was over. Call Then before the action ends.");
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

    /// <summary>What a thread knows; one object, since each look at a thread's own costs a nanosecond or two.</summary>
    private sealed class ThreadMarks
    {
        public FireScope? Running;
        public FireScope? Spare;
    }
}
