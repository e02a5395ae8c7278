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
}
