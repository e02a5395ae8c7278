namespace Lifecycle.Tests.Execution;

public class BranchSelectionTests
{
    private static readonly InlineLifecycle<string, string, int[]> Lifecycle = InlineLifecycle.Of<int[]>(l =>
    {
        l.StartsIn("triage");
        l.Stage("triage")
            .Within("open")
            .On("assess")
            .Requires("ANY", value => value[0] >= 0, "The score is not negative.")
            .When("high", value => value[0] > 10)
            .Requires("HIGH", value => value[0] < 100, "The score is under 100.")
            .GoTo("urgent")
            .When("payload", (_, context) => context.Payload is "fast")
            .GoTo("fast")
            .Otherwise()
            .GoTo("normal")
            .On("partial")
            .When("odd", value => value[0] % 2 == 1)
            .GoTo("urgent")
            .On("broken")
            .When("throws", value => value[9] > 0)
            .GoTo("urgent")
            .Otherwise()
            .GoTo("normal");
        l.Stage("open").On("partial").GoTo("normal");
        l.Stage("urgent")
            .On("only")
            .When("odd", value => value[0] % 2 == 1)
            .GoTo("normal")
            .When("big", value => value[0] > 50)
            .GoTo("fast");
        l.Trigger("assess").Carries<string>();
    });

    [Theory]
    [InlineData(11, "", "urgent")]
    [InlineData(11, "fast", "urgent")]
    [InlineData(10, "fast", "fast")]
    [InlineData(10, "", "normal")]
    public async Task The_first_open_branch_is_taken(int score, string payload, string target)
    {
        var result = await Lifecycle.Start([score]).TryFireAsync("assess", new() { Payload = payload });

        Assert.Equal((TransitionOutcome.Moved, target), (result.Outcome, result.To));
    }

    [Fact]
    public async Task Criteria_before_the_first_When_apply_to_every_branch_and_later_ones_to_their_own()
    {
        var high = await Lifecycle.Start([500]).TryFireAsync("assess", new() { Payload = "" });
        var negative = await Lifecycle.Start([-1]).TryFireAsync("assess", new() { Payload = "" });

        Assert.Equal(["HIGH"], high.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(["ANY"], negative.Report.Blocking.Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task When_no_branch_is_open_the_transition_of_the_superstage_is_taken()
    {
        var result = await Lifecycle.Start([2]).TryFireAsync("partial");

        Assert.Equal("normal", result.To);
    }

    [Fact]
    public async Task When_no_branch_is_open_anywhere_the_refusal_names_every_condition()
    {
        var result = await Lifecycle.Resume([2], "urgent").TryFireAsync("only");

        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        Assert.Null(result.Report.To);
        Assert.Equal(["odd", "big"], result.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Contains("The branch to fast is not open.", result.ToString());
    }

    [Fact]
    public async Task A_condition_that_throws_refuses_the_trigger()
    {
        var result = await Lifecycle.Start([1]).TryFireAsync("broken");

        var line = Assert.Single(result.Report.Lines);
        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        Assert.Equal(Verdict.Faulted, line.Verdict);
        Assert.IsType<IndexOutOfRangeException>(line.Exception);
    }
}
