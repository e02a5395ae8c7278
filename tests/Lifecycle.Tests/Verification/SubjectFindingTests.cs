namespace Lifecycle.Tests.Verification;

public class SubjectFindingTests
{
    private struct Counter
    {
        public int Count { get; set; }
    }

    private readonly record struct Amount(int Pence);

    private static IEnumerable<string> Verify<TSubject>(
        Action<StageBuilder<string, string, TSubject>>? act = null,
        Action<StartBuilder<string, string, TSubject>>? start = null) =>
        InlineLifecycle.Of<TSubject>(l =>
        {
            var begun = l.StartsIn("a");
            start?.Invoke(begun);
            act?.Invoke(l.Stage("a"));
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").IsTerminal();
        }).Verify().Findings.Select(finding => $"{finding.Kind}: {finding}");

    [Fact]
    public void A_struct_whose_changes_an_action_would_lose_is_found() =>
        Assert.Equal(
            [
                "ActionsChangeCopy: The subject Counter is a struct, so an action gets a copy of it and what the "
                    + "action changes is lost; make it a class, or a readonly struct if no action changes it.",
            ],
            Verify<Counter>(stage => stage.OnExit(_ => { })));

    [Fact]
    public void So_is_one_that_an_action_of_the_start_would_change() =>
        Assert.Single(Verify<Counter>(start: start => start.OnStart(_ => { })));

    [Fact]
    public void A_struct_without_actions_a_readonly_struct_and_a_class_are_not()
    {
        Assert.Empty(Verify<Counter>());
        Assert.Empty(Verify<Amount>(stage => stage.OnExit(_ => { })));
        Assert.Empty(Verify<int>(stage => stage.OnExit(_ => { })));
        Assert.Empty(Verify<Order>(stage => stage.OnExit(_ => { })));
    }
}
