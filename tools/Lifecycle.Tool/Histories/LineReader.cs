using System.Text;

namespace Lifecycle.Tool;

/// <summary>Reads lines one at a time, and none that would fill the memory.</summary>
internal sealed class LineReader(TextReader reader)
{
    /// <summary>The most characters in a line.</summary>
    public const int LongestLine = 1 << 24;

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _begun = new();
    private int _next;
    private int _end;

    /// <summary>The number of the last line; the first is 1.</summary>
    public long Number { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <returns>The line without its end; <see langword="null"/> at the end of the text.</returns>
    /// <exception cref="ToolException">The line is too long.</exception>
    public string? Read()
    {
        Number++;
        _begun.Clear();
        while (true)
        {
            if (_next == _end)
            {
                (_next, _end) = (0, reader.Read(_buffer, 0, _buffer.Length));
                if (_end <= 0)
                {
                    _end = 0;
                    return _begun.Length == 0 ? null : _begun.ToString();
                }
            }

            var rest = _buffer.AsSpan(_next, _end - _next);
            var length = rest.IndexOf('\n');
            if (length >= 0)
            {
                _next += length + 1;
                return Line(rest[..length]);
            }

            _begun.Append(rest);
            _next = _end;
            if (_begun.Length > LongestLine)
                throw ToolException.BadInput(
                    $"Line {Number}: it has more than {Counted.Of(LongestLine, "character")}.");
        }
    }

    private string Line(ReadOnlySpan<char> rest)
    {
        if (_begun.Length == 0)
            return new(rest.TrimEnd('\r'));

        return _begun.Append(rest).ToString().TrimEnd('\r');
    }
}
