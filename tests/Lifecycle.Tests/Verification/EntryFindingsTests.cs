namespace Lifecycle.Tests.Verification;

public class EntryFindingsTests
{
    private static string[] Verify(Action<LifecycleBuilder<string, string, string>> define) =>
        [.. InlineLifecycle.Of(define).Verify().Findings.Select(finding => $"{finding.Kind}: {finding.Message}")];

    [Fact]
    public void Entry_criteria_and_actions_of_a_stage_that_nothing_enters_are_found()
    {
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").Within("open").Requires("A-1", _ => true, "No.").OnEntry(_ => { }).On("go").GoTo("end");
            l.Stage("open").Requires("O-1", _ => true, "No.").Requires("O-2", _ => true, "No.");
            l.Stage("end").Requires("E-1", _ => true, "No.").OnEntry(_ => { }).IsTerminal();
        });

        Assert.Equal(
            [
                "CriteriaNeverEvaluated: The entry criteria of a (A-1) are never evaluated: instances start in a, and "
                    + "no transition enters a; require them of the start, StartsIn(…).Requires(…).",
                "CriteriaNeverEvaluated: The entry criteria of open (O-1, O-2) are never evaluated: instances start in "
                    + "a, and no transition enters open; require them of the start, StartsIn(…).Requires(…).",
                "ActionsNeverRun: The entry actions of a never run: instances start in a, and no transition enters a; "
                    + "use StartsIn(…).OnStart(…).",
            ],
            findings);
    }

    [Fact]
    public void A_stage_that_is_entered_again_by_any_kind_of_transition_has_no_such_finding()
    {
        Assert.Empty(Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").Requires("A-1", _ => true, "No.").OnEntry(_ => { }).On("go").GoTo("b");
            l.Stage("b").On("back").GoTo("a");
        }));
        Assert.Empty(Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").Requires("A-1", _ => true, "No.").On("again").ReEnter().On("go").GoTo("b");
            l.Stage("b").IsTerminal();
        }));
        Assert.Empty(Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").Requires("A-1", _ => true, "No.").On("go").GoTo("b");
            l.Stage("b").On("back").GoToPrevious();
        }));
    }

    [Fact]
    public void A_superstage_that_is_never_left_is_not_entered_by_moves_within_it() =>
        Assert.Single(Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("all").OnEntry(_ => { });
            l.Stage("a").Within("all").On("go").GoTo("b");
            l.Stage("b").Within("all").On("back").GoTo("a");
        }));
}
