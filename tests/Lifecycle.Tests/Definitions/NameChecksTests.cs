namespace Lifecycle.Tests.Definitions;

public class NameChecksTests
{
    private sealed record Key(int Number, string Text)
    {
        public override string ToString() => Text;
    }

    private static IEnumerable<string> FaultsOf<TStage, TTrigger>(
        Action<LifecycleBuilder<TStage, TTrigger, string>> define)
        where TStage : notnull
        where TTrigger : notnull =>
        Assert.Throws<DefinitionException>(() => new InlineLifecycle<TStage, TTrigger, string>(define).Graph)
            .Faults.Select(fault => fault.ToString());

    [Fact]
    public void Two_stages_with_the_same_display_name_are_a_fault_of_the_definition() =>
        Assert.Equal(
            [
                "b: is called \"Open\", and so is a; give it another name (Named).",
                "c: is called \"Open\", and so is a; give it another name (Named).",
                "d: is called \"d\", and so is e; give it another name (Named).",
            ],
            FaultsOf<string, string>(l =>
            {
                l.StartsIn("a");
                l.Stage("a").Named("Open").On("go").GoTo("b").On("leave").GoTo("c");
                l.Stage("b").Named("Open").On("go").GoTo("d");
                l.Stage("c").Named("Open").On("go").GoTo("e");
                l.Stage("e").Named("d");
            }));

    [Fact]
    public void An_empty_stage_or_trigger_is_a_fault() =>
        Assert.Equal(
            2,
            FaultsOf<string, string>(l =>
            {
                l.StartsIn("a");
                l.Stage("a").On("").GoTo("");
            }).Count(fault => fault.Contains(
                "is empty; make the text of each key its own", StringComparison.Ordinal)));

    [Fact]
    public void Two_stages_with_the_same_text_are_one() =>
        Assert.Equal(
            [
                "1: is the text of two stages; make the text of each key its own, since reports, stores and JSON know "
                    + "it by its text.",
            ],
            FaultsOf<object, string>(l =>
            {
                l.StartsIn(1);
                l.Stage(1).On("go").GoTo("1");
            }));

    [Fact]
    public void Two_triggers_with_the_same_text_are_one() =>
        Assert.Equal(
            [
                "Trigger t: is the text of two triggers; make the text of each key its own, since reports, stores and "
                    + "JSON know it by its text.",
            ],
            FaultsOf<string, Key>(l =>
            {
                l.StartsIn("a");
                l.Stage("a").On(new(1, "t")).GoTo("b").On(new(2, "t")).GoTo("c");
            }));

    [Fact]
    public void Names_that_differ_only_in_case_are_different_names() =>
        Assert.NotNull(new InlineLifecycle<string, string, string>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("A").On("Go").GoTo("b");
        }).Graph);
}
