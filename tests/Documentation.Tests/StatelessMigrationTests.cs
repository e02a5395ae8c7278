using StatelessMigration;

namespace Documentation.Tests;

public class StatelessMigrationTests
{
    private static readonly string Printed = Sample.Run(typeof(LoanLifecycle));

    [Fact]
    public void The_guide_shows_the_report_of_the_gated_machine() =>
        Assert.Contains(
            Assert.Single(GuideCodeTests.Blocks(Repository.Read("docs/stateless.md"), "text")),
            Printed,
            StringComparison.Ordinal);

    [Fact]
    public void The_lifecycle_ends_in_the_same_state_as_the_machine() =>
        Assert.EndsWith("Approved to Active\n4 history entries, version 3.\n", Printed, StringComparison.Ordinal);
}
