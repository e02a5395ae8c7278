using System.Globalization;
using System.Text.Json;

namespace Lifecycle.Diagrams;

/// <summary>
/// Reads the members of an object by name. What is missing, has another type or is not known is a fault.
/// </summary>
internal sealed class JsonMembers
{
    private readonly JsonTreeNode _node;
    private readonly DocumentFaults _faults;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public JsonMembers(JsonTreeNode node, DocumentFaults faults)
    {
        _node = node;
        _faults = faults;
        if (node.Kind != JsonTokenType.StartObject)
            faults.Add(node.Location, $"It is {node.What}, but has to be an object.");
    }

    public Location Location => _node.Location;

    /// <summary>A text that must be there.</summary>
    public string RequiredText(string name)
    {
        if (Text(name) is { } text)
            return text;

        if (!_node.Members.Exists(member => member.Key == name) && _node.Kind == JsonTokenType.StartObject)
            _faults.Add(_node.Location, $"{name} is missing.");

        return "";
    }

    public string? Text(string name) => Find(name, JsonTokenType.String, "a text")?.Text;

    public bool Flag(string name)
    {
        var node = Find(name);
        if (node is null or { Kind: JsonTokenType.True or JsonTokenType.False })
            return node?.Kind == JsonTokenType.True;

        Wrong(node, "true or false");
        return false;
    }

    public int Number(string name, int otherwise)
    {
        if (Find(name, JsonTokenType.Number, "a number") is not { } node)
            return otherwise;

        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        _faults.Add(node.Location, $"It is {node.Text}, but has to be a whole number.");
        return otherwise;
    }

    public TimeSpan? Time(string name)
    {
        if (Find(name, JsonTokenType.String, "a text") is not { } node)
            return null;

        if (TimeSpan.TryParseExact(node.Text, "c", CultureInfo.InvariantCulture, out var time))
            return time;

        _faults.Add(node.Location, $"\"{node.Text}\" is no time; write days.hours:minutes:seconds, as in 30.00:00:00.");
        return null;
    }

    public TEnum Member<TEnum>(string name, TEnum otherwise)
        where TEnum : struct, Enum
    {
        if (Find(name, JsonTokenType.String, "a text") is not { } node)
            return otherwise;

        if (Enum.GetNames<TEnum>().Contains(node.Text))
            return Enum.Parse<TEnum>(node.Text);

        _faults.Add(
            node.Location, $"\"{node.Text}\" is none of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        return otherwise;
    }

    public IReadOnlyList<string> Texts(string name) =>
        List(name, item =>
        {
            if (item.Kind == JsonTokenType.String)
                return item.Text;

            Wrong(item, "a text");
            return null;
        });

    public IReadOnlyList<T> Objects<T>(string name, Func<JsonMembers, T> read)
        where T : class => List(name, item =>
    {
        var members = new JsonMembers(item, _faults);
        var element = read(members);
        members.RefuseUnknown();
        return element;
    });

    /// <summary>Reports the members that no call has asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var (name, node) in _node.Members.Where(member => !_known.Contains(member.Key)))
        {
            _faults.Add(
                node.Location,
                $"{name} is not known here. Known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
        }
    }

    private IReadOnlyList<T> List<T>(string name, Func<JsonTreeNode, T?> read)
        where T : class =>
        Find(name, JsonTokenType.StartArray, "a list") is { } node ? [.. node.Items.Select(read).OfType<T>()] : [];

    private JsonTreeNode? Find(string name)
    {
        _known.Add(name);
        return _node.Members.Find(member => member.Key == name).Value;
    }

    private JsonTreeNode? Find(string name, JsonTokenType kind, string what)
    {
        var node = Find(name);
        if (node is null || node.Kind == kind)
            return node;

        Wrong(node, what);
        return null;
    }

    private void Wrong(JsonTreeNode node, string expected) =>
        _faults.Add(node.Location, $"It is {node.What}, but has to be {expected}.");
}
