using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// Evaluations that ignore their token and still run after their time-out or cancellation, by instance and criterion.
/// The next evaluation waits for them, so that a criterion that hangs is not started again by every attempt.
/// Thread-safe.
/// </summary>
internal static class AbandonedAnswers
{
    private static readonly ConditionalWeakTable<object, Dictionary<object, Task>> ByInstance = [];

    private static bool _any;

    /// <summary>Keeps an evaluation that still runs, together with older ones of the criterion that do.</summary>
    public static void Add(object instance, object criterion, Task answer)
    {
        Volatile.Write(ref _any, true);
        var running = ByInstance.GetOrCreateValue(instance);
        lock (running)
        {
            running[criterion] = running.TryGetValue(criterion, out var older) && !older.IsCompleted
                ? Task.WhenAll(older, answer)
                : answer;
        }
    }

    /// <summary>The evaluation of a criterion for an instance that still runs, if there is one.</summary>
    public static Task? Find(object instance, object criterion)
    {
        if (!Volatile.Read(ref _any) || !ByInstance.TryGetValue(instance, out var running))
            return null;

        lock (running)
        {
            if (!running.TryGetValue(criterion, out var answer))
                return null;

            if (!answer.IsCompleted)
                return answer;

            running.Remove(criterion);
            return null;
        }
    }
}
