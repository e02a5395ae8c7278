using System.Diagnostics;
using System.Text.Json;

namespace Lifecycle.Testing.Tests;

public class FailingPropertyTests
{
    [Fact]
    public async Task A_property_that_does_not_hold_fails_with_the_shortest_walk()
    {
        var failure = await FailureAsync(nameof(FailingProperties.No_walk_leaves_the_cart));

        Assert.Equal("FsCheck.Xunit.PropertyFailedException", failure.ExceptionTypes[0]);
        Assert.Contains("Falsifiable", failure.Messages[0], StringComparison.Ordinal);
        Assert.Contains(
            "\nCart -Place-> Placed\n",
            failure.Messages[0].ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assertion_that_fails_in_a_property_prints_the_report()
    {
        var failure = await FailureAsync(nameof(FailingProperties.An_order_without_lines_can_be_placed));

        Assert.Equal(typeof(LifecycleAssertException).FullName, failure.ExceptionTypes[^1]);
        Assert.Equal(
            """
            Expected: a move to Placed.
            Place is refused in Cart: 1 criterion blocks.
              UNMET    ORD-01  The order has no lines.
            """,
            failure.Messages[^1],
            ignoreLineEndingDifferences: true);
        Assert.StartsWith(
            $"   at {typeof(FailingProperties).FullName}.",
            failure.StackTraces[^1],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assertion_that_fails_is_a_failure_and_not_an_error() =>
        Assert.Equal("Assertion", (await FailureAsync(nameof(FailingProperties.An_order_starts_as_placed))).Cause);

    /// <summary>Runs one explicit test in a process of its own, and reads its failure from what that prints.</summary>
    private static async Task<Failure> FailureAsync(string method)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(FailingPropertyTests).Assembly.Location,
                "-explicit",
                "only",
                "-method",
                $"{typeof(FailingProperties).FullName}.{method}",
                "-reporter",
                "json",
                "-noColor",
            },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        var failure = Assert.Single(
            output.Split('\n'),
            line => line.Contains("\"$type\":\"test-failed\"", StringComparison.Ordinal));
        return JsonSerializer.Deserialize<Failure>(failure)!;
    }

    private sealed record Failure(string Cause, string[] ExceptionTypes, string[] Messages, string?[] StackTraces);
}
