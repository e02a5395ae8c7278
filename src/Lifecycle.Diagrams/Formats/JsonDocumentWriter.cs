using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Lifecycle.Diagrams;

/// <summary>Writes a document as JSON. Lists without elements and defaults are left out.</summary>
internal sealed class JsonDocumentWriter(Utf8JsonWriter json)
{
    public static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(LifecycleDocument document)
    {
        WellFormedText.Require(document);
        return Text(json => new JsonDocumentWriter(json).WriteDocument(document));
    }

    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);

        // Line breaks in texts are escaped, so these are the writer's own, which are those of the system.
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        return text.Replace(Environment.NewLine, "\n", StringComparison.Ordinal) + "\n";
    }

    private void WriteDocument(LifecycleDocument document)
    {
        json.WriteStartObject();
        json.WriteString("name", document.Name);
        if (document.Revision != 1)
            json.WriteNumber("revision", document.Revision);

        json.WriteString("initialStage", document.InitialStage);
        Write("startCriteria", document.StartCriteria);
        Write("startActions", document.StartActions);
        Write("everyTransition", document.EveryTransition);
        Write("criteria", document.Criteria, Write);
        Write("triggers", document.Triggers, Write);
        Write("stages", document.Stages, Write);
        json.WriteEndObject();
    }

    private void Write(CriterionDescription criterion)
    {
        json.WriteString("id", criterion.Id);
        json.WriteString("title", criterion.Title);
        if (criterion.Severity != Severity.Mandatory)
            json.WriteString("severity", criterion.Severity.ToString());

        Write("source", criterion.Source);
        Write("timeout", criterion.Timeout);
    }

    private void Write(DocumentTrigger trigger)
    {
        json.WriteString("key", trigger.Key);
        Write("payloadType", trigger.PayloadType);
    }

    private void Write(DocumentStage stage)
    {
        json.WriteString("key", stage.Key);
        Write("name", stage.Name == stage.Key ? null : stage.Name);
        Write("superstage", stage.Superstage);
        Write("initialSubstage", stage.InitialSubstage);
        if (stage.IsTerminal)
            json.WriteBoolean("isTerminal", true);

        Write("entryCriteria", stage.EntryCriteria);
        Write("entryActions", stage.EntryActions);
        Write("exitActions", stage.ExitActions);
        Write("dueTriggers", stage.DueTriggers, Write);
        Write("transitions", stage.Transitions, Write);
    }

    private void Write(DocumentDueTrigger due)
    {
        json.WriteString("trigger", due.Trigger);
        Write("after", due.After);
        Write("date", due.Date);
    }

    private void Write(DocumentTransition transition)
    {
        json.WriteString("trigger", transition.Trigger);
        Write("condition", transition.Condition);
        if (transition.Kind != TransitionKind.Move)
            json.WriteString("kind", transition.Kind.ToString());

        Write("to", transition.To);
        Write("criteria", transition.Criteria);
        Write("actions", transition.Actions);
        Write("events", transition.Events);
    }

    private void Write(string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private void Write(string name, TimeSpan? time) => Write(name, time?.ToString("c"));

    private void Write(string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;

        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);

        json.WriteEndArray();
    }

    private void Write<T>(string name, IReadOnlyList<T> elements, Action<T> writeMembers)
    {
        if (elements.Count == 0)
            return;

        json.WriteStartArray(name);
        foreach (var element in elements)
        {
            json.WriteStartObject();
            writeMembers(element);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
