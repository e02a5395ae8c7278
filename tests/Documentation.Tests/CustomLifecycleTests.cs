using CustomLifecycle;

namespace Documentation.Tests;

public class CustomLifecycleTests
{
    [Fact]
    public void Another_staged_process_takes_less_than_120_lines() =>
        Assert.InRange(Repository.Read("samples/CustomLifecycle/Program.cs").Split('\n').Length, 1, 119);

    [Fact]
    public void An_application_is_refused_completed_and_awarded_through_the_repository()
    {
        var printed = Sample.Run(typeof(GrantLifecycle)).Split('\n');

        Assert.Contains("From Draft to Awarded: Submit, then Review, then Decide.", printed);
        Assert.Contains(
            "  UNMET    SUB-01  It has no budget. Remedy: State its purpose.",
            printed);
        Assert.Contains(
            "     payload  the board rejects it  "
                + "The payload, a Ruling, decides whether the branch to Rejected is open.",
            printed);
        Assert.Contains("Decide is refused in UnderReview: 1 criterion blocks.", printed);
        Assert.Contains(
            "  met      AWD-01  Two referees recommend the application (evidence: 2 recommendations)",
            printed);
    }
}
