namespace Lifecycle.Diagrams;

/// <summary>Writes documents in formats that other programs read.</summary>
public static class LifecycleDocumentFormats
{
    /// <summary>
    /// The document as JSON, by <c>docs/schemas/lifecycle.schema.json</c>.
    /// <see cref="LifecycleReader.ReadJson(string)"/> reads it back.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <exception cref="LifecycleDocumentException">A text contains half of a surrogate pair.</exception>
    public static string ToJson(this LifecycleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return JsonDocumentWriter.Write(document);
    }

    /// <summary>
    /// The document as SCXML 1.0 that walks the same stages; <see cref="LifecycleReader.ReadScxml(string)"/> reads it
    /// back. Conditions are members of the data <c>conditions</c>, which the host sets. Criteria, actions and what else
    /// SCXML has no word for are in the namespace <c>urn:lifecycle:document</c>, which other readers skip.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <exception cref="LifecycleDocumentException">
    /// The document declares no sound lifecycle, or a text contains half of a surrogate pair.
    /// </exception>
    public static string ToScxml(this LifecycleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ScxmlWriter.Write(document);
    }

    /// <summary>
    /// The document as the configuration of an XState v5 machine that walks the same stages. Its guards are
    /// <c>condition</c> and <c>previous</c>, its action is <c>remember</c>; <c>docs/diagrams.md</c> shows all three.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <exception cref="LifecycleDocumentException">
    /// The document declares no sound lifecycle, or a text contains half of a surrogate pair.
    /// </exception>
    public static string ToXState(this LifecycleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return XStateWriter.Write(document);
    }
}
