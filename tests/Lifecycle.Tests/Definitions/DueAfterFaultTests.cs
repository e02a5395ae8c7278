namespace Lifecycle.Tests.Definitions;

public class DueAfterFaultTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void A_stage_permits_what_falls_due_in_it() =>
        AssertFault(
            "a on late: falls due in a stage that does not permit it.",
            l => l.Stage("a").DueAfter(Day, fires: "late"));

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(-1, "-00:00:00.0010000")]
    public void The_time_after_the_entry_is_more_than_zero(int milliseconds, string text) =>
        AssertFault(
            $"a on late: falls due {text} after the stage is entered; it has to be more than zero.",
            l => l.Stage("a").DueAfter(TimeSpan.FromMilliseconds(milliseconds), fires: "late").On("late").Stay());

    [Fact]
    public void A_superstage_has_no_entry_time() =>
        AssertFault(
            "all on late: falls due a time after a superstage is entered, and an instance keeps only when it entered "
                + "its own stage; call DueAfter on a and b, or DueBy with a date of the subject.",
            l =>
            {
                l.Stage("a").Within("all");
                l.Stage("b").Within("all");
                l.Stage("all").DueAfter(Day, fires: "late").On("late").Stay();
            });

    [Fact]
    public void A_due_trigger_is_named()
    {
        var definition = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            Assert.Throws<ArgumentNullException>(() => l.Stage("a").DueAfter(Day, fires: null!));
        });

        Assert.Equal("a", definition.Graph.InitialStage.Key);
    }

    private static void AssertFault(string fault, Action<LifecycleBuilder<string, string, string>> define)
    {
        var thrown = Assert.Throws<DefinitionException>(() => InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            define(l);
        }).Graph);

        Assert.Equal([fault], thrown.Faults.Select(each => each.ToString()));
    }
}
