namespace Lifecycle;

/// <summary>
/// Lets one fire at a time into an instance, in the order they come. Free, it costs one compare-and-exchange and no
/// memory beyond the field that holds it; the queue exists only once somebody has to wait.
/// </summary>
internal static class FireQueue
{
    private static readonly object Held = new();
    private static readonly object HeldBriefly = new();

    public static bool TryEnter(ref object? gate) => Interlocked.CompareExchange(ref gate, Held, null) is null;

    /// <summary>
    /// Enters for a few nanoseconds, in which no code but the engine's runs. Others spin so long and make no queue, so
    /// that leaving is a plain write, not a second interlocked one, which is a third of what such a fire costs.
    /// </summary>
    public static bool TryEnterBriefly(ref object? gate) =>
        Interlocked.CompareExchange(ref gate, HeldBriefly, null) is null;

    public static void LeaveBriefly(ref object? gate) => Volatile.Write(ref gate, null);

    /// <summary>Enters, or gives the task that ends when this caller's turn has come.</summary>
    public static Task EnterAsync(ref object? gate, CancellationToken cancellationToken)
    {
        var spin = new SpinWait();
        while (true)
        {
            if (TryEnter(ref gate))
                return Task.CompletedTask;

            var seen = Volatile.Read(ref gate);
            if (ReferenceEquals(seen, Held))
            {
                Interlocked.CompareExchange(ref gate, new Waiting(), Held);
                continue;
            }

            if (seen is Waiting waiting && waiting.TryAdd(cancellationToken, out var turn))
                return turn;

            spin.SpinOnce();
        }
    }

    /// <summary>Hands over to the one who waited longest, or frees the gate.</summary>
    public static void Leave(ref object? gate)
    {
        if (ReferenceEquals(Interlocked.CompareExchange(ref gate, null, Held), Held))
            return;

        // Only the holder takes a queue away, so it is still the one in the field.
        ((Waiting)gate!).HandOver(ref gate);
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

        public void HandOver(ref object? gate)
        {
            lock (_turns)
            {
                while (_turns.TryDequeue(out var turn))
                {
                    if (turn.TryBegin())
                        return;
                }

                _isClosed = true;
                Volatile.Write(ref gate, null);
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
