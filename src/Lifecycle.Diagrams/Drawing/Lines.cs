using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>Indented lines.</summary>
internal sealed class Lines
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Add(string line) => _text.Append(' ', 4 * _depth).Append(line).Append('\n');

    public void Open(string line)
    {
        Add(line);
        _depth++;
    }

    public void Close(string? line = null)
    {
        _depth--;
        if (line is not null)
            Add(line);
    }

    public override string ToString() => _text.ToString();
}
