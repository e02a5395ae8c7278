using System.Text.Json;

namespace Lifecycle;

/// <summary>Writes histories as OCEL 2.0, the Object-Centric Event Log, in JSON.</summary>
internal static class OcelLog
{
    private const int Pending = 32 * 1024;

    private static readonly string[] TextAttributes = ["from", "to", "outcome", "actor", "reason"];
    private static readonly string[] NumberAttributes = ["number", "version", "repeats"];

    public static async Task<long> WriteAsync(
        ILifecycleStore store,
        string lifecycle,
        Stream output,
        EventLogOptions options,
        CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(output, new() { Indented = true });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartArray("events");
            var activities = new SortedSet<string>(StringComparer.Ordinal);
            var events = 0L;
            var histories = store.HistoriesAsync(lifecycle, options.Unreadable, cancellationToken);
            await foreach (var (id, entry) in histories.ConfigureAwait(false))
            {
                if (!LoggedEvent.IsLogged(entry, options))
                    continue;

                activities.Add(LoggedEvent.ActivityOf(entry));
                WriteEvent(json, id, entry, options);
                events++;
                await FlushAsync(json, cancellationToken).ConfigureAwait(false);
            }

            json.WriteEndArray();
            await WriteObjectsAsync(json, store, lifecycle, options, cancellationToken).ConfigureAwait(false);

            // Which activities there are is known at the end only. The order of the members is free.
            WriteTypes(json, lifecycle, activities);
            json.WriteEndObject();
            return events;
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, string id, StoredEntry entry, EventLogOptions options)
    {
        json.WriteStartObject();
        json.WriteString("id", FormattableString.Invariant($"{id}#{entry.Number}"));
        json.WriteString("type", LoggedEvent.ActivityOf(entry));
        json.WriteString("time", entry.At);
        json.WriteStartArray("attributes");
        foreach (var (name, value) in LoggedEvent.Texts(entry, options))
            WriteAttribute(json, name, value);

        if (options.IncludesDetails && entry.Actor is { } actor)
            WriteAttribute(json, "actor", actor);

        foreach (var (name, value) in LoggedEvent.Numbers(entry))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteNumber("value", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("relationships");
        json.WriteStartObject();
        json.WriteString("objectId", id);
        json.WriteString("qualifier", "instance");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static async Task WriteObjectsAsync(
        Utf8JsonWriter json,
        ILifecycleStore store,
        string lifecycle,
        EventLogOptions options,
        CancellationToken cancellationToken)
    {
        json.WriteStartArray("objects");

        // What cannot be read is reported with the events.
        Action<UnreadableRow>? skip = options.Unreadable is null ? null : static _ => { };
        string? last = null;
        var stages = new StageTimeline();
        await foreach (var (id, entry) in store.HistoriesAsync(lifecycle, skip, cancellationToken)
            .ConfigureAwait(false))
        {
            if (id != last)
            {
                End();
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteString("type", lifecycle);
                json.WriteStartArray("attributes");
                (last, stages) = (id, new());
            }

            WriteStage(json, stages.Add(entry));
            await FlushAsync(json, cancellationToken).ConfigureAwait(false);
        }

        End();
        json.WriteEndArray();

        void End()
        {
            if (last is null)
                return;

            WriteStage(json, stages.Close());
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteStage(Utf8JsonWriter json, (DateTimeOffset At, string Stage)? value)
    {
        if (value is not { } known)
            return;

        json.WriteStartObject();
        json.WriteString("name", "stage");
        json.WriteString("time", known.At);
        json.WriteString("value", known.Stage);
        json.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter json, string lifecycle, SortedSet<string> activities)
    {
        json.WriteStartArray("eventTypes");
        foreach (var activity in activities)
        {
            json.WriteStartObject();
            json.WriteString("name", activity);
            json.WriteStartArray("attributes");
            foreach (var name in TextAttributes)
                WriteType(json, name, "string");

            foreach (var name in NumberAttributes)
                WriteType(json, name, "integer");

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("objectTypes");
        json.WriteStartObject();
        json.WriteString("name", lifecycle);
        json.WriteStartArray("attributes");
        WriteType(json, "stage", "string");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteType(Utf8JsonWriter json, string name, string type)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    private static void WriteAttribute(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("value", value);
        json.WriteEndObject();
    }

    private static async ValueTask FlushAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        if (json.BytesPending > Pending)
            await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
