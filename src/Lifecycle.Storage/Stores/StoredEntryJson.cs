using System.Text;
using System.Text.Json;

namespace Lifecycle;

/// <summary>The JSON form of a stored entry.</summary>
internal static class StoredEntryJson
{
    public static string Text(StoredEntry entry)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
            Write(writer, entry);

        return Encoding.UTF8.GetString(json.ToArray());
    }

    public static void Write(Utf8JsonWriter writer, StoredEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("number", entry.Number);
        writer.WriteString("at", entry.At);
        writer.WriteString("kind", entry.Kind.ToString());
        writer.WriteString("from", entry.From);
        WriteText("trigger", entry.Trigger);
        writer.WriteString("to", entry.To);
        writer.WriteString("outcome", entry.Outcome.ToString());
        writer.WriteNumber("version", entry.Version);
        writer.WriteNumber("definitionRevision", entry.DefinitionRevision);
        WriteText("actor", entry.Actor);
        WriteText("reason", entry.Reason);
        WriteText("commandId", entry.CommandId);
        if (entry.Repeats > 0)
            writer.WriteNumber("repeats", entry.Repeats);
        if (entry.RepeatedAt is { } repeatedAt)
            writer.WriteString("repeatedAt", repeatedAt);
        if (entry.IsErased)
            writer.WriteBoolean("isErased", true);
        WriteRaw("report", entry.Report);
        WriteRaw("changes", entry.Changes);
        writer.WriteEndObject();

        void WriteText(string name, string? text)
        {
            if (text is not null)
                writer.WriteString(name, text);
        }

        void WriteRaw(string name, string? json)
        {
            if (json is null)
                return;

            writer.WritePropertyName(name);
            writer.WriteRawValue(json);
        }
    }
}
