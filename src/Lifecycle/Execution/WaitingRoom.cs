using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// The callers that wait for the locks of some instances, in arrival order. A few rooms serve all instances, so that an
/// instance that no one waits for takes no memory for it. Thread-safe.
/// </summary>
internal sealed class WaitingRoom
{
    private const int Count = 64;

    private static readonly WaitingRoom[] Rooms = [.. Enumerable.Range(0, Count).Select(_ => new WaitingRoom())];

    private readonly Dictionary<object, LinkedList<Turn>> _turns = new(ReferenceEqualityComparer.Instance);

    public static WaitingRoom Of(object instance) => Rooms[(uint)RuntimeHelpers.GetHashCode(instance) % Count];

    /// <summary>Adds a caller at the end.</summary>
    /// <param name="instance">The instance it waits for.</param>
    /// <param name="waiting">The number of callers that wait for the instance.</param>
    /// <param name="isFirst">Whether no other caller waits for the instance.</param>
    public Turn Add(object instance, ref int waiting, out bool isFirst)
    {
        lock (_turns)
        {
            if (!_turns.TryGetValue(instance, out var turns))
                _turns.Add(instance, turns = []);

            isFirst = waiting == 0;
            Volatile.Write(ref waiting, waiting + 1);
            return new(turns);
        }
    }

    /// <summary>Begins the turn of the caller that has waited longest; false if no one waits.</summary>
    public bool TryBeginNext(object instance, ref int waiting)
    {
        lock (_turns)
        {
            while (_turns.TryGetValue(instance, out var turns))
            {
                var turn = turns.First!.Value;
                Remove(instance, turns, turn, ref waiting);
                if (turn.TryBegin())
                    return true;
            }
        }

        return false;
    }

    /// <summary>Removes a turn, if it is still there.</summary>
    public void Remove(object instance, Turn turn, ref int waiting)
    {
        lock (_turns)
        {
            if (turn.Place.List is { } turns)
                Remove(instance, turns, turn, ref waiting);
        }
    }

    private void Remove(object instance, LinkedList<Turn> turns, Turn turn, ref int waiting)
    {
        turns.Remove(turn.Place);
        if (turns.Count == 0)
            _turns.Remove(instance);

        Volatile.Write(ref waiting, waiting - 1);
    }

    /// <summary>The place of one caller. Its task completes when it holds the lock.</summary>
    internal sealed class Turn : TaskCompletionSource
    {
        private CancellationTokenRegistration _cancellation;

        public Turn(LinkedList<Turn> turns)
            : base(TaskCreationOptions.RunContinuationsAsynchronously) => Place = turns.AddLast(this);

        public LinkedListNode<Turn> Place { get; }

        /// <summary>Cancels the turn with a token, unless it has begun.</summary>
        public void CancelBy(CancellationToken cancellationToken)
        {
            _cancellation = cancellationToken.UnsafeRegister(
                static (turn, token) => ((Turn)turn!).TrySetCanceled(token), this);
            if (Task.IsCompleted)
                _cancellation.Unregister();
        }

        public bool TryBegin()
        {
            // Not Dispose, which would wait for a cancellation that runs on another thread.
            _cancellation.Unregister();
            return TrySetResult();
        }
    }
}
