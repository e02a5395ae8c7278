using System.Text;
using System.Text.Json;

namespace Lifecycle;

/// <summary>The JSON form of a stored entry.</summary>
internal static class StoredEntryJson
{
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

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
        List<string> unreadable = [];
        WriteRaw("report", entry.Report);
        WriteRaw("changes", entry.Changes);
        if (unreadable.Count > 0)
        {
            writer.WriteStartArray("unreadable");
            foreach (var name in unreadable)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

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

            // A history that someone changed is read all the same: its verification says which entry it was.
            if (!IsJson(json))
            {
                unreadable.Add(name);
                return;
            }

            writer.WritePropertyName(name);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text, AnyDepth);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }
}
