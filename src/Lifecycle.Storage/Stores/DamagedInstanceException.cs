namespace Lifecycle;

/// <summary>A row of a store is not one that the store wrote, so its instance cannot be read.</summary>
public sealed class DamagedInstanceException : LifecycleException
{
    /// <summary>Makes an exception, for a store.</summary>
    /// <param name="instance">The instance, as far as it can be read.</param>
    /// <param name="reason">What is wrong with the row.</param>
    /// <param name="innerException">The exception that reading it threw; <see langword="null"/> for none.</param>
    public DamagedInstanceException(StoredInstance instance, string reason, Exception? innerException = null)
        : base(OneLineText.Of($"The row of {instance?.Lifecycle} {instance?.Id} is damaged: {reason}"), innerException!)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Instance = instance;
    }

    /// <summary>
    /// The instance, as far as it can be read. What cannot be read is empty; of unreadable due dates there is one with
    /// the instant at which the first falls due, if that is readable.
    /// </summary>
    public StoredInstance Instance { get; }
}
