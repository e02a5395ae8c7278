using System.Text;

namespace Lifecycle.Tool;

/// <summary>
/// Reads records of comma-separated values (RFC 4180), one at a time. Quoted fields may hold separators, line breaks
/// and doubled quotes.
/// </summary>
internal sealed class CsvReader(TextReader reader, char separator)
{
    /// <summary>
    /// The most characters in a record: a quote that is not closed would take in the rest of the file.
    /// </summary>
    public const int LongestRecord = 1 << 20;

    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _field = new();
    private readonly List<string> _record = [];
    private int _next;
    private int _end;
    private int _length;
    private long _line = 1;

    /// <summary>The line on which the last record begins.</summary>
    public long Line { get; private set; }

    /// <summary>Reads the next record that is not empty. The list is used again for the one after it.</summary>
    /// <returns>The fields; <see langword="null"/> at the end.</returns>
    /// <exception cref="ToolException">A quote is not closed, or the record is too long.</exception>
    public List<string>? Read()
    {
        while (Peek() is >= 0)
        {
            Line = _line;
            ReadRecord();
            if (_record is not [""])
                return _record;
        }

        return null;
    }

    private void ReadRecord()
    {
        _record.Clear();
        _length = 0;
        while (true)
        {
            _field.Clear();
            if (Peek() == '"')
                ReadQuoted();
            while (Peek() is var next && next >= 0 && next != separator && next != '\n' && next != '\r')
                _field.Append((char)Take());

            _record.Add(_field.ToString());
            if (Peek() != separator)
                break;

            Take();
        }

        if (Peek() == '\r')
            Take();
        if (Peek() == '\n')
            Take();
        _line++;
    }

    private void ReadQuoted()
    {
        Take();
        while (true)
        {
            var next = Take();
            if (next < 0)
                throw ToolException.BadInput($"Line {Line}: a quote is not closed.");

            if (next == '"' && Peek() != '"')
                return;

            if (next == '"')
                Take();
            else if (next == '\n')
                _line++;
            _field.Append((char)next);
        }
    }

    private int Peek()
    {
        if (_next == _end)
            (_next, _end) = (0, reader.Read(_buffer, 0, _buffer.Length));

        return _next < _end ? _buffer[_next] : -1;
    }

    private int Take()
    {
        var next = Peek();
        if (next < 0)
            return next;

        _next++;
        if (++_length > LongestRecord)
            throw ToolException.BadInput(
                $"Line {Line}: the record has more than {Counted.Of(LongestRecord, "character")}. Is a quote closed?");

        return next;
    }
}
