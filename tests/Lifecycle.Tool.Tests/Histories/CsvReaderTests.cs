using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Lifecycle.Tool.Tests;

public class CsvReaderTests
{
    [Fact]
    public void Fields_are_read_as_RFC_4180_defines_them()
    {
        var csv = new CsvReader(new StringReader("a,b\r\n\"x,\"\"y\"\"\nz\",\n\n1,2"), ',');

        Assert.Equal(["a", "b"], csv.Read());
        Assert.Equal(["x,\"y\"\nz", ""], csv.Read());
        Assert.Equal(2, csv.Line);
        Assert.Equal(["1", "2"], csv.Read());
        Assert.Equal(5, csv.Line);
        Assert.Null(csv.Read());
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_an_error_with_its_line() =>
        Assert.Equal(
            "Line 2: a quote is not closed.",
            Assert.Throws<ToolException>(() =>
            {
                var csv = new CsvReader(new StringReader("a\n\"b\nc"), ',');
                while (csv.Read() is not null)
                {
                }
            }).Message);

    [Theory]
    [InlineData("\"")]
    [InlineData("")]
    [InlineData(",")]
    public void A_record_that_would_fill_the_memory_is_an_error_with_its_line(string begin)
    {
        var endless = new RepeatingReader($"a\n{begin}", begin == "," ? ',' : 'x');
        var csv = new CsvReader(endless, ',');
        csv.Read();

        Assert.Equal(
            "Line 2: the record has more than 1,048,576 characters. Is a quote closed?",
            Assert.Throws<ToolException>(() => csv.Read()).Message);
    }

    [Fact]
    public void A_line_that_would_fill_the_memory_is_an_error_with_its_number()
    {
        var lines = new LineReader(new RepeatingReader("{}\r\n\n", 'x'));

        Assert.Equal("{}", lines.Read());
        Assert.Equal("", lines.Read());
        Assert.Equal(
            "Line 3: it has more than 16,777,216 characters.",
            Assert.Throws<ToolException>(() => lines.Read()).Message);
    }

    [Fact]
    public void Lines_are_those_of_the_framework()
    {
        var @long = $"{new string('x', 100_000)}\n{new string('y', 70_000)}";
        foreach (var text in new[] { "", "a", "a\n", "a\n\nb\r\nc", @long })
        {
            var expected = new StringReader(text);
            var lines = new LineReader(new StringReader(text));
            for (var line = expected.ReadLine(); line is not null; line = expected.ReadLine())
                Assert.Equal(line, lines.Read());

            Assert.Null(lines.Read());
        }
    }

    [Property]
    public Property What_is_written_with_quotes_is_read_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyArray<string?>>>(),
            records =>
            {
                var expected = records.Get
                    .Select(record => record.Get.Select(field => field ?? "").ToArray())
                    .Where(record => record is not [""])
                    .ToArray();
                var text = string.Concat(expected.Select(record => $"{string.Join(';', record.Select(Quoted))}\n"));
                var csv = new CsvReader(new StringReader(text), ';');
                var read = new List<string[]>();
                while (csv.Read() is { } record)
                    read.Add([.. record]);

                return read.SelectMany(record => record).SequenceEqual(expected.SelectMany(record => record))
                    && read.Select(record => record.Length).SequenceEqual(expected.Select(record => record.Length));
            });

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text that never ends.</summary>
    private sealed class RepeatingReader(string begin, char rest) : TextReader
    {
        private string _begin = begin;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(count, _begin.Length);
            _begin.CopyTo(0, buffer, index, length);
            _begin = _begin[length..];
            buffer.AsSpan(index + length, count - length).Fill(rest);
            return count;
        }
    }
}
