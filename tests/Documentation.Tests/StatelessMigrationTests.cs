using StatelessMigration;

namespace Documentation.Tests;

public class StatelessMigrationTests
{
    private static readonly string Printed = Sample.Run(typeof(LoanLifecycle));

    [Fact]
    public void The_guide_shows_what_the_gate_in_front_of_the_machine_says() =>
        Assert.Contains(
            Assert.Single(GuideCodeTests.Blocks(Repository.Read("docs/stateless.md"), "text")),
            Printed,
            StringComparison.Ordinal);

    [Fact]
    public void The_lifecycle_ends_where_the_machine_does() =>
        Assert.EndsWith("Approved to Active\n4 history entries, version 3.\n", Printed, StringComparison.Ordinal);
}
