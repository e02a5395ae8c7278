namespace Lifecycle.Tests.Reports;

public class CriterionLineTests
{
    [Fact]
    public void The_text_of_a_line_holds_no_line_breaks_and_no_control_characters()
    {
        var line = new CriterionLine
        {
            Criterion = new("C\u001b[31m", "T"),
            Verdict = Verdict.Unmet,
            Reason = "a\r\nb\u2028c\u0007",
        };

        Assert.Equal("UNMET    C [31m  a b c", line.ToString());
    }

    [Theory]
    [InlineData("a\u202eb\u2066c\u200fd", "a b c d")]
    [InlineData("naïve 日本 \U0001f9d1\u200d\U0001f680", "naïve 日本 \U0001f9d1\u200d\U0001f680")]
    public void The_text_of_a_line_keeps_its_direction(string reason, string expected)
    {
        var line = new CriterionLine { Criterion = new("C", "T"), Verdict = Verdict.Unmet, Reason = reason };

        Assert.Equal($"UNMET    C  {expected}", line.ToString());
    }

    [Fact]
    public void Half_a_character_is_replaced()
    {
        // Built here, since attribute arguments cannot hold half a character either.
        var reason = string.Concat("a", (char)0xd800, "b", (char)0xdc00);
        var line = new CriterionLine { Criterion = new("C", "T"), Verdict = Verdict.Unmet, Reason = reason };

        Assert.Equal("UNMET    C  a\ufffdb\ufffd", line.ToString());
    }
}
