using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HealthPartnership;

/// <summary>
/// Writes a walkthrough as JSON. Its members are of the end of the run; those of the beginning are in <c>start</c>.
/// </summary>
public static class JsonView
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(Walkthrough walk)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            Write(json, walk);

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Walkthrough walk)
    {
        var partnership = walk.Partnership.Subject;
        json.WriteStartObject();
        json.WriteString("name", partnership.Name);
        json.WriteString("stage", walk.Partnership.Stage.ToString());
        json.WriteNumber("cycle", partnership.Cycle);
        json.WriteNumber("version", walk.Partnership.Version);
        WriteRaw("prospects", walk.Outlook.ToJson());
        WriteRaw("report", walk.Report.ToJson());
        json.WriteStartObject("start");
        json.WriteString("stage", walk.Prospects.Stage.ToString());
        WriteRaw("prospects", walk.Prospects.ToJson());
        WriteRaw("plan", walk.Plan.ToJson());
        json.WriteEndObject();
        json.WriteStartArray("steps");
        foreach (var passage in walk.Passages)
        {
            json.WriteStartObject();
            json.WriteString("on", passage.Step.On.ToString("O"));
            json.WriteString("note", passage.Step.Note);
            json.WriteStartArray("recorded");
            foreach (var section in passage.Recorded)
                json.WriteStringValue(section);
            json.WriteEndArray();
            if (passage.Refusal is { } refusal)
                json.WriteString("refusal", refusal);
            if (passage.Result is { } result)
                WriteRaw("report", result.Report.ToJson());
            json.WriteString("stage", passage.Stage.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var entry in walk.History)
        {
            json.WriteStartObject();
            json.WriteString("at", entry.At);
            json.WriteString("kind", entry.Kind.ToString());
            json.WriteString("actor", entry.Actor);
            json.WriteString("reason", entry.Reason);
            json.WriteString("trigger", entry.Trigger);
            json.WriteString("outcome", entry.Outcome.ToString());
            json.WriteString("from", entry.From);
            json.WriteString("to", entry.To);
            json.WriteNumber("version", entry.Version);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        // JSON that the library wrote, indented like the rest.
        void WriteRaw(string name, string value)
        {
            using var document = JsonDocument.Parse(value);
            json.WritePropertyName(name);
            document.RootElement.WriteTo(json);
        }
    }
}
