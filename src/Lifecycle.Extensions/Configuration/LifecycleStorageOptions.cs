using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Lifecycle;

/// <summary>How the instances of a registered lifecycle are stored.</summary>
public sealed class LifecycleStorageOptions
{
    /// <summary>
    /// The JSON options that subjects, events and payloads are written and read with. The options of a source-generated
    /// context, such as <c>MyJsonContext.Default.Options</c>, start faster, and native code needs them. Default:
    /// <see langword="null"/>, for <see cref="JsonSerializerOptions.Default"/>, which uses reflection.
    /// </summary>
    public JsonSerializerOptions? Json { get; set; }

    /// <summary>The options to use; <see langword="null"/> if none are set and reflection is switched off.</summary>
    internal JsonSerializerOptions? UsedJson => Json is null ? Reflection : WithResolver(Json);

    /// <summary>
    /// Options without a resolver, such as those that a constructor makes, use reflection, as the serializer does.
    /// </summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A trimmed application switches it off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A native application switches it off.")]
    private static JsonSerializerOptions WithResolver(JsonSerializerOptions options)
    {
        if (options.TypeInfoResolver is null && JsonSerializer.IsReflectionEnabledByDefault)
            options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A trimmed application switches it off.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "A native application switches it off.")]
    private static JsonSerializerOptions? Reflection =>
        JsonSerializer.IsReflectionEnabledByDefault ? JsonSerializerOptions.Default : null;

    /// <summary>
    /// How often a change is tried in total before conflicts with other callers end it. At least 1. Default: 10.
    /// </summary>
    public int Attempts { get; set; } = 10;

    /// <summary>
    /// Whether each entry of a history records what was changed in the subject. Default: <see langword="false"/>, since
    /// it makes a history as large as the changes.
    /// </summary>
    public bool RecordChanges { get; set; }

    /// <summary>
    /// How long a host waits before it looks for due triggers again. More than zero and at most 24 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> to leave due dates to other processes. Default: 30 seconds.
    /// </summary>
    public TimeSpan DueInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the fire of a due date may take before it is given up, and tried again later. More than zero and at
    /// most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit. Default: one minute.
    /// </summary>
    public TimeSpan DueTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many instances a host fires the due dates of at the same time, each in a scope of its own. At least 1.
    /// Default: 8.
    /// </summary>
    public int DueParallelism { get; set; } = 8;

    /// <summary>
    /// How long a host waits before it looks for events to hand to the <see cref="ILifecycleEventSender"/>s again. It
    /// looks at once when its own process has stored some. More than zero and at most 24 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> to leave events to other processes. Default: 5 seconds.
    /// </summary>
    public TimeSpan EventInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an <see cref="ILifecycleEventSender"/> may take for an event before the event counts as not sent, and
    /// is sent again. More than zero and at most 24 days, or <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// Default: 30 seconds.
    /// </summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How often an event is tried before it becomes a dead letter, which is no longer sent; see
    /// <see cref="LifecycleOutbox"/>. The first wait is 10 seconds, and each is twice as long as the one before, up to
    /// an hour. At least 1. Default: 20, which is half a day.
    /// </summary>
    public int SendAttempts { get; set; } = 20;

    /// <summary>
    /// How many instances a host sends the events of at the same time. At least 1. Default: 8.
    /// </summary>
    public int SendParallelism { get; set; } = 8;

    /// <summary>The events that cannot be stored. Of what type an abstract one will be is not known.</summary>
    internal IEnumerable<string> EventFaults(IEnumerable<Type> events) => UsedJson is not { } json
        ? []
        : events
            .Where(type => !type.IsAbstract && type != typeof(object) && !json.TryGetTypeInfo(type, out _))
            .Select(type => $"the JSON options of its storage do not contain {type}, which a transition emits.");

    internal IEnumerable<string> Faults(Type subject)
    {
        if (UsedJson is not { } json)
            yield return $"no JSON options are set to store a {subject.Name} with, and reflection is switched off; set "
                + "them with ConfigureStorage(options => options.Json = …).";
        else if (!json.TryGetTypeInfo(subject, out _))
            yield return $"the JSON options of its storage do not contain {subject}.";

        if (Attempts < 1)
            yield return $"the storage's Attempts is {Attempts}; set at least 1.";

        if (DueParallelism < 1)
            yield return $"the storage's DueParallelism is {DueParallelism}; set at least 1.";

        if (SendAttempts < 1)
            yield return $"the storage's SendAttempts is {SendAttempts}; set at least 1.";

        if (SendParallelism < 1)
            yield return $"the storage's SendParallelism is {SendParallelism}; set at least 1.";

        var intervals = new[]
        {
            (nameof(DueInterval), DueInterval),
            (nameof(DueTimeout), DueTimeout),
            (nameof(EventInterval), EventInterval),
            (nameof(SendTimeout), SendTimeout),
        };
        foreach (var (name, interval) in intervals)
        {
            if (!TimerRange.Contains(interval))
                yield return $"the storage's {name} is {interval}; set more than zero and at most "
                    + $"{TimerRange.Longest.Days} days, or Timeout.InfiniteTimeSpan.";
        }
    }
}
