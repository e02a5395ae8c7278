namespace Lifecycle;

/// <summary>
/// Marks the code that one fire runs: the criteria and actions of an instance. By it a fire from inside is told from a
/// fire by somebody else, and refused at once where waiting would never end. It also takes down the follow-ups that
/// actions ask for.
/// </summary>
/// <remarks>
/// The thread alone knows the mark while nothing can outlive its call; that costs no memory, and the mark is used again.
/// Before code that may go on later, it flows with the execution context too, and is then never used again: whoever
/// captured that context would take another fire for this one.
/// </remarks>
internal sealed class FireScope
{
    private static readonly AsyncLocal<FireScope?> Flowing = new();

    [ThreadStatic]
    private static FireScope? _running;

    [ThreadStatic]
    private static FireScope? _spare;

    private readonly Lock _lock = new();
    private volatile object? _instance;
    private FireScope? _outer;
    private FireScope? _below;
    private FireScope? _flowingOutside;
    private ExecutionContext? _outside;
    private bool _flows;
    private bool _isKept;
    private List<(object Trigger, TransitionCommand Command)>? _requests;

    /// <summary>Counts the steps, so that a context kept beyond its step is known as stale.</summary>
    public int Step { get; private set; }

    /// <summary>The instance whose code runs; none once the scope has ended.</summary>
    public object? Instance => _instance;

    public bool HasRequests => _requests is { Count: > 0 };

    /// <summary>Whether the criteria or actions of an instance run here, however deep.</summary>
    public static bool IsInside(object instance) => Contains(_running, instance) || Contains(Flowing.Value, instance);

    /// <summary>Begins a fire on this thread, which has to leave or suspend it before it returns.</summary>
    public static FireScope Enter(object instance)
    {
        var scope = _spare ?? new();
        _spare = null;
        scope._instance = instance;
        scope._outer = _running ?? Flowing.Value;
        scope._below = _running;
        scope._outside = ExecutionContext.Capture();
        _running = scope;
        return scope;
    }

    /// <summary>Begins a dry run in an asynchronous method, at whose return the runtime takes the mark off.</summary>
    public static FireScope Flow(object instance)
    {
        var scope = new FireScope { _instance = instance, _outer = _running ?? Flowing.Value };
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
        _running = _below;

        // Ambient data that an action left behind goes with the mark. With flow suppressed there is no context to go back
        // to; then only the mark is taken off.
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
            _spare = this;
    }

    /// <summary>Ends the fire after it went on elsewhere: what still flows from it is inside no longer.</summary>
    public void End()
    {
        EndStep();
        _instance = null;
        _requests?.Clear();
    }

    /// <summary>Ends a step. Contexts of it can no longer ask for follow-ups.</summary>
    public void EndStep() => Step++;

    /// <exception cref="InvalidOperationException">The step is over.</exception>
    public void CheckStep(int step, object trigger)
    {
        if (step != Step || _instance is null)
            throw new InvalidOperationException($"{trigger} was asked for after its step was over. Call Then before the action ends.");
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
}
