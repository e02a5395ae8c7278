using System.Text;
using System.Text.Json;

namespace Lifecycle.Diagrams;

/// <summary>Reads JSON into nodes that know their lines, which the framework's own trees do not.</summary>
internal ref struct JsonTree
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly DocumentFaults _faults;
    private Utf8JsonReader _reader;

    // Up to where lines and columns were counted.
    private int _counted;
    private int _line;
    private int _column;

    private JsonTree(byte[] utf8, DocumentFaults faults)
    {
        _utf8 = utf8;
        _faults = faults;
        _reader = new(utf8);
        _line = 1;
        _column = 1;
    }

    /// <summary>The root; null if the text is no JSON, which is then a fault.</summary>
    public static JsonTreeNode? Read(string json, DocumentFaults faults)
    {
        if (!WellFormedText.Is(json))
        {
            faults.Add(new(1, 1, null), "The text contains half of a surrogate pair, which no file can hold.");
            return null;
        }

        try
        {
            var tree = new JsonTree(Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF')), faults);
            tree._reader.Read();
            var root = tree.Node("");
            tree._reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            faults.Add(
                new((int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1, null),
                $"This is no JSON: {exception.Message}");
            return null;
        }
    }

    private JsonTreeNode Node(string path)
    {
        var node = new JsonTreeNode(_reader.TokenType, Here(path));
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ReadMembers(node, path);
                break;
            case JsonTokenType.StartArray:
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                    node.Items.Add(Node(FormattableString.Invariant($"{path}[{node.Items.Count}]")));
                break;
            case JsonTokenType.String:
                return node with { Text = Text(node.Location) };
            case JsonTokenType.Number:
                return node with { Text = Encoding.UTF8.GetString(_reader.ValueSpan) };
        }

        return node;
    }

    private void ReadMembers(JsonTreeNode node, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(Here(path));
            var memberPath = path.Length == 0 ? name : $"{path}.{name}";
            if (!names.Add(name))
                _faults.Add(Here(memberPath), "It occurs twice; remove one.");

            _reader.Read();
            node.Members.Add(new(name, Node(memberPath)));
        }
    }

    /// <summary>The text of a string or name. An escape of half a surrogate pair is a fault.</summary>
    private readonly string Text(Location location)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _faults.Add(location, "The text contains half of a surrogate pair, which no file can hold.");
            return "";
        }
    }

    private Location Here(string path)
    {
        for (var at = (int)_reader.TokenStartIndex; _counted < at; _counted++)
        {
            switch (_utf8[_counted])
            {
                case (byte)'\n':
                    _line++;
                    _column = 1;
                    break;
                case < 0x80 or >= 0xc0 and < 0xf0:
                    _column++;
                    break;
                case >= 0xf0:
                    // Four bytes are a surrogate pair, and columns are counted in characters of UTF-16.
                    _column += 2;
                    break;
            }
        }

        return new(_line, _column, path);
    }
}
