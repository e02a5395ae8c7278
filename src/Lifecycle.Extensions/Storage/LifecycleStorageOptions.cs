using System.Text.Json;

namespace Lifecycle;

/// <summary>How the instances of a registered lifecycle are stored.</summary>
public sealed class LifecycleStorageOptions
{
    /// <summary>
    /// How subjects, events, and payloads are written as JSON and read, such as <c>MyJsonContext.Default.Options</c>.
    /// It has to be set.
    /// </summary>
    public JsonSerializerOptions? Json { get; set; }

    /// <summary>
    /// How often a change is tried before the changes of other callers make it a conflict. At least 1. Default: 10.
    /// </summary>
    public int Attempts { get; set; } = 10;

    /// <summary>
    /// How often a host looks for due dates, within <see cref="TimerRange"/>. Default: 30 seconds.
    /// <see cref="Timeout.InfiniteTimeSpan"/> leaves them to other processes.
    /// </summary>
    public TimeSpan DueInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often a host looks for events to give to its <see cref="ILifecycleEventSender"/>s, within
    /// <see cref="TimerRange"/>. Default: 5 seconds. <see cref="Timeout.InfiniteTimeSpan"/> leaves them to other
    /// processes.
    /// </summary>
    public TimeSpan EventInterval { get; set; } = TimeSpan.FromSeconds(5);

    internal IEnumerable<string> Faults(Type subject)
    {
        if (Json is null)
            yield return $"no JSON options state how a {subject.Name} is stored; set them with "
                + "ConfigureStorage(options => options.Json = …).";
        else if (!Json.TryGetTypeInfo(subject, out _))
            yield return $"the JSON options of its storage do not know {subject}.";

        if (Attempts < 1)
            yield return $"the storage's Attempts is {Attempts}; set at least 1.";

        var intervals = new[] { (nameof(DueInterval), DueInterval), (nameof(EventInterval), EventInterval) };
        foreach (var (name, interval) in intervals)
        {
            if (!TimerRange.Contains(interval))
                yield return $"the storage's {name} is {interval}; set more than zero and at most "
                    + $"{TimerRange.Longest.Days} days, or Timeout.InfiniteTimeSpan.";
        }
    }
}
