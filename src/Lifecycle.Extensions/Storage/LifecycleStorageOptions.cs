using System.Text.Json;

namespace Lifecycle;

/// <summary>How the instances of a registered lifecycle are stored.</summary>
public sealed class LifecycleStorageOptions
{
    /// <summary>
    /// How subjects and events are written as JSON, such as <c>MyJsonContext.Default.Options</c>. It has to be set.
    /// </summary>
    public JsonSerializerOptions? Json { get; set; }

    /// <summary>
    /// How often a change is tried in all before others' changes make it a conflict. At least 1; 10 unless said
    /// otherwise.
    /// </summary>
    public int Attempts { get; set; } = 10;

    /// <summary>
    /// How long a host waits between looks for what has fallen due. 30 seconds unless said otherwise;
    /// <see cref="Timeout.InfiniteTimeSpan"/> to leave due dates to other processes.
    /// </summary>
    public TimeSpan DueInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a host waits between looks for events to give to its <see cref="ILifecycleEventSender"/>s. 5 seconds
    /// unless said otherwise;
    /// <see cref="Timeout.InfiniteTimeSpan"/> to leave events to other processes.
    /// </summary>
    public TimeSpan EventInterval { get; set; } = TimeSpan.FromSeconds(5);

    internal IEnumerable<string> Faults(Type subject)
    {
        if (Json is null)
            yield return $"nothing says how a {subject.Name} is stored as JSON; say it with ConfigureStorage(options "
                + "=> options.Json = …).";
        else if (!Json.TryGetTypeInfo(subject, out _))
            yield return $"the JSON options of its storage do not know {subject}.";

        if (Attempts < 1)
            yield return $"the storage's Attempts is {Attempts}, and has to be 1 at least.";

        foreach (var (name, interval) in new[] { (nameof(DueInterval), DueInterval), (nameof(EventInterval), EventInterval) }
        )
        {
            if (interval != Timeout.InfiniteTimeSpan && (interval <= TimeSpan.Zero || interval > TimeSpan.FromDays(24)))
                yield return $"the storage's {name} is {interval}; say a time span greater than zero and at most 24 "
                    + "days, or Timeout.InfiniteTimeSpan.";
        }
    }
}
