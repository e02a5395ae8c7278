using System.Xml;
using System.Xml.Linq;

namespace Lifecycle.Diagrams;

/// <summary>
/// An element of SCXML while it is read: its attributes and its metadata by name. What no call asks for is a fault.
/// </summary>
internal sealed class ScxmlElement
{
    private readonly XElement _element;
    private readonly DocumentFaults _faults;
    private readonly HashSet<XName> _known = [];

    public ScxmlElement(XElement element, DocumentFaults faults)
    {
        _element = element;
        _faults = faults;
    }

    public string Name => _element.Name.LocalName;

    public Location Location => At(_element);

    /// <summary>The elements of SCXML itself.</summary>
    public IEnumerable<XElement> Children =>
        _element.Elements().Where(child => child.Name.Namespace == ScxmlNames.Scxml);

    public static Location At(XElement element)
    {
        var line = (IXmlLineInfo)element;
        return new(line.LineNumber, line.LinePosition, $"<{element.Name.LocalName}>");
    }

    public bool Is(XElement expected) => Shape(_element) == Shape(expected);

    /// <summary>An attribute of SCXML.</summary>
    public string? Attribute(string name) => Value(name);

    /// <summary>An attribute of the metadata.</summary>
    public string? Metadata(string name) =>
        Value(ScxmlNames.Metadata + name) is { } text ? ScxmlNames.Unescape(text) : null;

    /// <summary>The ids in the elements of metadata with a name.</summary>
    public IReadOnlyList<string> Ids(string name) => [.. Elements(name, element => element.Required("id"))];

    /// <summary>The elements of metadata with a name.</summary>
    public IReadOnlyList<T> Elements<T>(string name, Func<ScxmlElement, T> read)
    {
        _known.Add(ScxmlNames.Metadata + name);
        var all = new List<T>();
        foreach (var child in _element.Elements(ScxmlNames.Metadata + name))
        {
            var element = new ScxmlElement(child, _faults);
            all.Add(read(element));
            element.RefuseUnknown();
        }

        return all;
    }

    /// <summary>A text of an element of metadata.</summary>
    public string? Text(string name) => Value(name) is { } text ? ScxmlNames.Unescape(text) : null;

    public string Required(string name)
    {
        if (Text(name) is { } text)
            return text;

        Fault($"The attribute {name} is missing.");
        return "";
    }

    public void Fault(string message) => _faults.Add(Location, message);

    /// <summary>
    /// Reports attributes, metadata and text that no call has asked for. Elements of SCXML are for the caller to judge;
    /// what other programs have noted in namespaces of their own says nothing about the states.
    /// </summary>
    public void RefuseUnknown()
    {
        foreach (var attribute in _element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            if (IsJudged(attribute.Name) && !_known.Contains(attribute.Name))
                Fault($"The attribute {attribute.Name.LocalName} has no meaning for a lifecycle here. Remove it.");
        }

        foreach (var child in _element.Elements().Where(child => child.Name.Namespace == ScxmlNames.Metadata))
        {
            if (!_known.Contains(child.Name))
                _faults.Add(At(child), "A lifecycle has no such metadata here. Remove it.");
        }

        if (_element.Nodes().OfType<XText>().Any(text => !string.IsNullOrWhiteSpace(text.Value)))
            Fault("It contains text, which has no meaning for a lifecycle. Remove it.");
    }

    private static bool IsJudged(XName name) =>
        name.Namespace == XNamespace.None || name.Namespace == ScxmlNames.Metadata;

    private string? Value(XName name)
    {
        _known.Add(name);
        return _element.Attribute(name)?.Value;
    }

    /// <summary>Names, attributes and children, without white space and comments.</summary>
    private static string Shape(XElement element)
    {
        var attributes = element.Attributes().Where(each => !each.IsNamespaceDeclaration)
            .Select(each => $"{each.Name}={each.Value}")
            .Order(StringComparer.Ordinal);
        return $"{element.Name}({string.Join(';', attributes)})[{string.Concat(element.Elements().Select(Shape))}]";
    }
}
