namespace Lifecycle.Interop;

/// <summary>Runs asynchronous work from the synchronous callbacks of Stateless.</summary>
internal static class SyncOverAsync
{
    /// <summary>
    /// Blocks until the work is done. The work runs without the caller's synchronization context, so its continuations
    /// do not queue up behind the thread that is blocked here.
    /// </summary>
    public static T Run<T>(Func<ValueTask<T>> work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var task = work();
            return task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
