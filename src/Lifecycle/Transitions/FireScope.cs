namespace Lifecycle;

/// <summary>
/// Marks the flow of control, across threads and awaits, that runs the criteria and actions of one instance. By it a
/// fire from inside is told from a fire by somebody else, and refused at once where waiting would never end. It also
/// takes down the follow-ups that actions ask for.
/// </summary>
/// <remarks>
/// Setting an <see cref="AsyncLocal{T}"/> allocates. So a scope that was left without ever having waited is kept for
/// the next fire of its thread, together with the execution context that carries it; but only over the clean context,
/// since any other would keep somebody's ambient data alive.
/// </remarks>
internal sealed class FireScope
{
    private static readonly AsyncLocal<FireScope?> Current = new();
    private static ExecutionContext? _clean;

    [ThreadStatic]
    private static FireScope? _spare;

    private readonly FireScope? _outer = Current.Value;
    private readonly ExecutionContext? _outside;
    private ExecutionContext? _inside;
    private volatile object? _instance;
    private List<(object Trigger, TransitionCommand Command)>? _requests;

    private FireScope(ExecutionContext? outside) => _outside = outside;

    /// <summary>Counts the steps, so that a context kept beyond its step is known as stale.</summary>
    public int Step { get; private set; }

    /// <summary>The instance whose code runs; none once the scope has ended.</summary>
    public object? Instance => _instance;

    public bool HasRequests => _requests is { Count: > 0 };

    /// <summary>Whether this flow runs the criteria or actions of an instance, however deep.</summary>
    public static bool IsInside(object instance)
    {
        for (var scope = Current.Value; scope is not null; scope = scope._outer)
        {
            if (ReferenceEquals(scope._instance, instance))
                return true;
        }

        return false;
    }

    public static FireScope Enter(object instance)
    {
        var outside = ExecutionContext.Capture();
        if (_spare is { } spare && ReferenceEquals(spare._outside, outside))
        {
            _spare = null;
            spare._instance = instance;
            ExecutionContext.Restore(spare._inside!);
            return spare;
        }

        var scope = new FireScope(outside) { _instance = instance };
        Current.Value = scope;
        scope._inside = ExecutionContext.Capture();
        return scope;
    }

    /// <summary>Restores the flow of the caller, while the rest of the fire goes on elsewhere.</summary>
    public void Suspend()
    {
        // With flow suppressed there is no context to go back to; then only the mark is taken off.
        if (_outside is null)
            Current.Value = _outer;
        else
            ExecutionContext.Restore(_outside);
    }

    /// <summary>Ends the scope on the thread that entered it.</summary>
    public void Leave()
    {
        End();
        if (_outside is not null && ReferenceEquals(_outside, _clean))
        {
            ExecutionContext.Restore(_outside);
            _spare = this;
            return;
        }

        // Taking the only mark off a context gives the clean one back; that is how the clean one is found.
        Current.Value = _outer;
        if (_outer is null && ReferenceEquals(ExecutionContext.Capture(), _outside))
            _clean = _outside;
        Suspend();
    }

    /// <summary>Ends the scope after it went on elsewhere: what still flows from it is inside no longer.</summary>
    public void End()
    {
        EndStep();
        _instance = null;
        _requests?.Clear();
    }

    /// <summary>Ends a step. Contexts of it can no longer ask for follow-ups.</summary>
    public void EndStep() => Step++;

    public void Request(int step, object trigger, TransitionCommand command)
    {
        if (step != Step || _instance is null)
            throw new InvalidOperationException($"{trigger} was asked for after its step was over. Call Then before the action ends.");

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
}
