namespace Lifecycle;

/// <summary>
/// The lock of an instance: one fire at a time, in arrival order. Free, it costs one compare-and-exchange and no memory
/// beyond the field that holds it. A queue exists only while a caller waits.
/// </summary>
internal static class InstanceLock
{
    private static readonly object Held = new();
    private static readonly object HeldBriefly = new();

    public static bool TryEnter(ref object? state) => Interlocked.CompareExchange(ref state, Held, null) is null;

    /// <summary>
    /// Enters for a few nanoseconds in which only the engine's code runs. Other callers spin meanwhile and form no
    /// queue, so leaving is a plain write and not a second interlocked one, a third of the cost of such a fire.
    /// </summary>
    public static bool TryEnterBriefly(ref object? state) =>
        Interlocked.CompareExchange(ref state, HeldBriefly, null) is null;

    public static void LeaveBriefly(ref object? state) => Volatile.Write(ref state, null);

    /// <summary>Enters, or returns the task that completes when it is this caller's turn.</summary>
    public static Task EnterAsync(ref object? state, CancellationToken cancellationToken)
    {
        var spin = new SpinWait();
        while (true)
        {
            if (TryEnter(ref state))
                return Task.CompletedTask;

            var seen = Volatile.Read(ref state);
            if (ReferenceEquals(seen, Held))
            {
                Interlocked.CompareExchange(ref state, new Waiting(), Held);
                continue;
            }

            if (seen is Waiting waiting && waiting.TryAdd(cancellationToken, out var turn))
                return turn;

            spin.SpinOnce();
        }
    }

    /// <summary>Hands the lock to the caller that has waited longest, or frees it.</summary>
    public static void Leave(ref object? state)
    {
        if (ReferenceEquals(Interlocked.CompareExchange(ref state, null, Held), Held))
            return;

        // Only the holder removes a queue, so the one in the field is still there.
        ((Waiting)state!).HandOver(ref state);
    }

    private sealed class Waiting
    {
        private readonly Queue<Turn> _turns = [];
        private bool _isClosed;

        public bool TryAdd(CancellationToken cancellationToken, out Task turn)
        {
            lock (_turns)
            {
                if (_isClosed)
                {
                    turn = Task.CompletedTask;
                    return false;
                }

                var added = new Turn(cancellationToken);
                _turns.Enqueue(added);
                turn = added.Task;
                return true;
            }
        }

        public void HandOver(ref object? state)
        {
            lock (_turns)
            {
                while (_turns.TryDequeue(out var turn))
                {
                    if (turn.TryBegin())
                        return;
                }

                _isClosed = true;
                Volatile.Write(ref state, null);
            }
        }
    }

    private sealed class Turn : TaskCompletionSource
    {
        private readonly CancellationTokenRegistration _cancellation;

        public Turn(CancellationToken cancellationToken)
            : base(TaskCreationOptions.RunContinuationsAsynchronously) =>
            _cancellation = cancellationToken.UnsafeRegister(
                static (turn, token) => ((Turn)turn!).TrySetCanceled(token), this);

        public bool TryBegin()
        {
            _cancellation.Dispose();
            return TrySetResult();
        }
    }
}
