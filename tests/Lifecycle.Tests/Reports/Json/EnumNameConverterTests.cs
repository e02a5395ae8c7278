using System.Text.Json;

namespace Lifecycle.Tests.Reports.Json;

public class EnumNameConverterTests
{
    [Theory]
    [InlineData("\"Refused, Moved\"")]
    [InlineData("\"refused\"")]
    [InlineData("\"3\"")]
    [InlineData("\" Refused\"")]
    [InlineData("\"\"")]
    [InlineData("3")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Only_the_name_of_one_member_is_read(string json) =>
        Assert.StartsWith(
            "The JSON value could not be converted to Lifecycle.TransitionOutcome. Path: $",
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TransitionOutcome>(json)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Every_member_is_written_by_name_and_read_back()
    {
        Assert.All(Enum.GetValues<TransitionOutcome>(), outcome =>
        {
            var json = JsonSerializer.Serialize(outcome);

            Assert.Equal($"\"{outcome}\"", json);
            Assert.Equal(outcome, JsonSerializer.Deserialize<TransitionOutcome>(json));
        });
    }

    [Fact]
    public void A_member_can_be_the_key_of_a_dictionary()
    {
        var json = JsonSerializer.Serialize(new Dictionary<Verdict, int> { [Verdict.Met] = 2 });

        Assert.Equal("""{"Met":2}""", json);
        Assert.Equal(2, JsonSerializer.Deserialize<Dictionary<Verdict, int>>(json)![Verdict.Met]);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Verdict, int>>("""{"met":2}"""));
    }

    [Fact]
    public void A_value_that_is_no_member_is_not_written() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Serialize((Severity)99));
}
