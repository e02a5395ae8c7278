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
}
