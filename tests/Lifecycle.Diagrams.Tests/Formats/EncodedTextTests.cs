using System.Text;

namespace Lifecycle.Diagrams.Tests.Formats;

public class EncodedTextTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_stream_has_the_encoding_of_its_first_bytes_and_stays_open(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var json = new LifecycleDocument
        {
            Name = "Prüfung 😀",
            InitialStage = "A",
            Stages = [new() { Key = "A" }],
        }.ToJson();

        foreach (var preamble in new[] { encoding.GetPreamble(), [] })
        {
            using var stream = new MemoryStream([.. preamble, .. encoding.GetBytes(json)]);
            Assert.Equal("Prüfung 😀", LifecycleReader.ReadJson(stream).Name);
            Assert.True(stream.CanRead);
        }
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'\n', 0xfc }, 2)]
    [InlineData(new byte[] { 0xff, 0xfe, 0x00, 0xd8 }, 1)]
    [InlineData(new byte[] { 0xff, 0xfe, 0x7b }, 1)]
    public void Bytes_that_are_not_in_the_encoding_are_a_fault_with_its_line(byte[] bytes, int line)
    {
        using var stream = new MemoryStream(bytes);

        var fault = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(stream)).Faults[0];

        Assert.Equal(line, fault.Line);
        Assert.StartsWith("The text is not in UTF-", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SCXML_in_an_encoding_that_no_one_knows_is_a_fault()
    {
        using var stream = new MemoryStream("<?xml version='1.0' encoding='klingon'?><scxml/>"u8.ToArray());

        var exception = Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadScxml(stream));

        Assert.Contains("klingon", exception.Message, StringComparison.Ordinal);
    }
}
