using System.Globalization;

namespace Lifecycle.Tests.Graph;

public class LifecycleStageTests
{
    [Fact]
    public void KeyText_is_the_key_and_not_the_display_name()
    {
        var stage = new OrderLifecycle().Graph.Stage(OrderStage.Delivered);

        Assert.Equal("Delivered", stage.KeyText);
        Assert.Equal("Delivered to the customer", stage.Name);
        Assert.Equal("Delivered to the customer", stage.ToString());
    }

    [Fact]
    public void KeyText_is_in_the_invariant_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var graph = new InlineLifecycle<double, DateTime, string>(l =>
            {
                l.StartsIn(0.5);
                l.Stage(0.5).On(new DateTime(2026, 5, 1)).GoTo(1.5);
            }).Graph;

            Assert.Equal("0.5", graph.InitialStage.KeyText);
            Assert.Equal("0.5", graph.AsText().InitialStage.Key);
            Assert.Equal("05/01/2026 00:00:00", graph.Triggers[0].Name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Messages_name_stages_in_the_invariant_culture_and_on_one_line()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
        try
        {
            var faults = Assert.Throws<DefinitionException>(() => new InlineLifecycle<double, double, string>(l =>
            {
                l.StartsIn(0.5);
                l.Stage(0.5).On(2.5);
            }).Graph).Faults;
            var definition = new InlineLifecycle<double, string, string>(l =>
            {
                l.StartsIn(0.5);
                l.Stage(0.5).On("go").GoTo(1.5);
                l.Stage(1.5).Within(2.5).On("back").GoToPrevious();
                l.Stage(2.5).StartsIn(1.5);
            });

            Assert.Contains(faults, fault => fault is { Stage: "0.5", Trigger: "2.5" });
            Assert.Contains("has no stage 3.5.", Refused(3.5));
            Assert.StartsWith("2.5 is a superstage", Refused(2.5));
            Assert.StartsWith("back returns from 1.5 to the previous stage, and this", Refused(1.5));
            Assert.Contains(
                "no instance enters it from 1.5.",
                Assert.Throws<SnapshotMismatchException>(() =>
                    definition.Resume("", definition.SnapshotOf(1.5, 1, 1.5))).Message);

            string Refused(double stage) =>
                Assert.Throws<ArgumentException>(() => definition.Resume("", stage, 1)).Message;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Due_triggers_are_those_that_the_stage_declares()
    {
        var graph = new OrderLifecycle().Graph;

        Assert.Equal([OrderTrigger.Release], graph.Stage(OrderStage.OnHold).DueTriggers);
        Assert.Empty(graph.Stage(OrderStage.Cart).DueTriggers);
    }
}
