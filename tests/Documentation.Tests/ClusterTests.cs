using Cluster;

namespace Documentation.Tests;

public class ClusterTests
{
    [Fact]
    public void The_sample_goes_on_when_a_silo_is_killed_and_prints_what_its_README_shows()
    {
        var shown = Assert.Single(GuideCodeTests.Blocks(Repository.Read("samples/Cluster/README.md"), "text"));

        var printed = Sample.Run(typeof(ParcelLifecycle));

        Assert.Equal(
            printed.StartsWith("PostgreSQL is not installed", StringComparison.Ordinal)
                ? "PostgreSQL is not installed; on Debian: apt-get install postgresql.\n"
                : shown,
            printed);
        Assert.All(printed.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }
}
