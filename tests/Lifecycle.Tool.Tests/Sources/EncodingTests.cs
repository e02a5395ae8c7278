using System.Text;

namespace Lifecycle.Tool.Tests;

/// <summary>Files are read in their encoding, and what is not in it is no garbled name.</summary>
public sealed class EncodingTests : IDisposable
{
    private const string Json =
        """{ "name": "Prüfung", "initialStage": "geöffnet", "stages": [{ "key": "geöffnet" }] }""";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", false }, { "utf-16", true }, { "utf-16BE", false },
        { "utf-16BE", true }, { "utf-32", false }, { "utf-32", true },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void JSON_is_read_in_every_encoding_of_Unicode(string encoding, bool hasMark)
    {
        var file = Write("a.json", Json, Encoding.GetEncoding(encoding), hasMark);

        var lifecycle = LifecycleSource.Load(file, null);

        Assert.Equal(("Prüfung", "geöffnet"), (lifecycle.Name, lifecycle.Graph.InitialStage.Key));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("windows-1252", false)]
    public void SCXML_is_read_in_the_encoding_that_it_declares(string encoding, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var scxml = $"""
            <?xml version="1.0" encoding="{encoding.Replace("BE", "", StringComparison.Ordinal)}"?>
            <scxml xmlns="http://www.w3.org/2005/07/scxml" name="Prüfung"><state id="geöffnet"/></scxml>
            """;

        var lifecycle = LifecycleSource.Load(
            Write("a.scxml", scxml, Encoding.GetEncoding(encoding), hasMark), null);

        Assert.Equal(("Prüfung", "geöffnet"), (lifecycle.Name, lifecycle.Graph.InitialStage.Key));
    }

    [Fact]
    public void JSON_in_another_encoding_is_an_error()
    {
        var exception = Assert.Throws<ToolException>(() =>
            LifecycleSource.Load(Write("a.json", Json, Encoding.Latin1, hasMark: false), null));

        Assert.Contains("Line 1: The text is not in UTF-8.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_in_another_encoding_is_an_error()
    {
        var file = Write("a.csv", "trigger\nPlace\nPrüfen\n", Encoding.Latin1, hasMark: false);

        var run = await ToolRun.Of("check", Fixture.Assembly, file, "--lifecycle", "OrderLifecycle");

        Assert.Equal(
            (3, "The input is not in UTF-8. Save it in UTF-8, or convert it.\n"), (run.ExitCode, run.Error));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text, Encoding encoding, bool hasMark)
    {
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        File.WriteAllBytes(_folder.File(name), bytes);
        return _folder.File(name);
    }
}
