namespace Lifecycle.Interop;

/// <summary>Waits where Stateless leaves no other choice.</summary>
internal static class Waiting
{
    /// <summary>
    /// Runs something asynchronous to its end on this thread. Nothing in it finds the caller's synchronization context,
    /// so that what it awaits does not come back to the thread that waits for it.
    /// </summary>
    public static T For<T>(Func<ValueTask<T>> run)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = run();
            return task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
