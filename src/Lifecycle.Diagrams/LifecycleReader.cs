namespace Lifecycle.Diagrams;

/// <summary>
/// Reads lifecycles from files. What a lifecycle cannot express is refused, with the line and the element. A document
/// that was read declares a sound lifecycle. Thread-safe.
/// </summary>
public static class LifecycleReader
{
    private const string JsonFaults = "The JSON cannot be read as a lifecycle:";
    private const string ScxmlFaults = "The SCXML cannot be read as a lifecycle:";

    /// <summary>Reads the JSON that <see cref="LifecycleDocumentFormats.ToJson"/> writes, or one written by hand.
    /// </summary>
    /// <param name="json">The JSON, by <c>docs/schemas/lifecycle.schema.json</c>.</param>
    /// <exception cref="LifecycleDocumentException">It is no JSON, or declares no sound lifecycle.</exception>
    public static LifecycleDocument ReadJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Checked(json, JsonDocumentReader.Read, JsonFaults);
    }

    /// <summary>
    /// Reads JSON from a file or another stream, in UTF-8, or in UTF-16 or UTF-32. The stream is not closed.
    /// </summary>
    /// <param name="json">The JSON, by <c>docs/schemas/lifecycle.schema.json</c>.</param>
    /// <exception cref="LifecycleDocumentException">
    /// It is in no such encoding, is no JSON, or declares no sound lifecycle.
    /// </exception>
    public static LifecycleDocument ReadJson(Stream json) =>
        Checked(
            BytesOf(json),
            (bytes, faults) => EncodedText.Decode(bytes, faults) is { } text
                ? JsonDocumentReader.Read(text, faults)
                : null,
            JsonFaults);

    /// <summary>
    /// Reads SCXML: states, finals, their initial states, and transitions by one event to one state. Conditions have to
    /// be names, as in <c>conditions['the board rejects it']</c>. The metadata that
    /// <see cref="LifecycleDocumentFormats.ToScxml"/> writes is read too. Keys are the ids, in which <c>_x0020_</c> and
    /// the like stand for characters that an id cannot have.
    /// </summary>
    /// <param name="scxml">The SCXML.</param>
    /// <exception cref="LifecycleDocumentException">
    /// It is no XML, says something that a lifecycle cannot express, or declares no sound lifecycle.
    /// </exception>
    public static LifecycleDocument ReadScxml(string scxml)
    {
        ArgumentNullException.ThrowIfNull(scxml);
        return Checked(scxml, ScxmlReader.Read, ScxmlFaults);
    }

    /// <summary>
    /// Reads SCXML from a file or another stream, in the encoding that its byte order mark or its XML declaration
    /// names, and otherwise in UTF-8. The stream is not closed.
    /// </summary>
    /// <inheritdoc cref="ReadScxml(string)"/>
    public static LifecycleDocument ReadScxml(Stream scxml) =>
        Checked(BytesOf(scxml), ScxmlReader.Read, ScxmlFaults);

    private static byte[] BytesOf(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static LifecycleDocument Checked<T>(
        T content, Func<T, DocumentFaults, LifecycleDocument?> read, string what)
    {
        var faults = new DocumentFaults();
        var document = read(content, faults);
        faults.ThrowIfAny(what);
        _ = document!.ToGraph();
        return document!;
    }
}
