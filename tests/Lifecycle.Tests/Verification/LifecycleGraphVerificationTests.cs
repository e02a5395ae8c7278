namespace Lifecycle.Tests.Verification;

public class LifecycleGraphVerificationTests
{
    private enum Stage
    {
        A,
        B,
        Forgotten,
    }

    private enum Trigger
    {
        Go,
        Forgotten,
    }

    private static IEnumerable<(FindingKind, string?)> Verify(
        Action<LifecycleBuilder<string, string, string>> define) =>
        InlineLifecycle
            .Of(define)
            .Verify()
            .Findings.Select(finding => (finding.Kind, finding.Stage ?? finding.Trigger));

    [Fact]
    public void A_sound_definition_has_no_findings()
    {
        var report = new InlineLifecycle<string, string, string>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").When("x", _ => true).GoTo("b").Otherwise().GoTo("c");
            l.Stage("b").On("back").GoToPrevious().On("go").GoTo("c");
            l.Stage("c").IsTerminal();
        }).Verify();

        Assert.True(report.IsClean);
        Assert.EndsWith("nothing found.", report.ToString());
    }

    [Fact]
    public void A_stage_that_no_path_reaches_is_found_together_with_its_superstage()
    {
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("end");
            l.Stage("lost").Within("group").On("go").GoTo("end");
            l.Stage("end").IsTerminal();
        });

        Assert.Equal([(FindingKind.UnreachableStage, "lost"), (FindingKind.UnreachableStage, "group")], findings);
    }

    [Fact]
    public void An_unreachable_dead_end_is_one_finding() =>
        Assert.Equal(
            [(FindingKind.UnreachableStage, "lost")],
            Verify(l =>
            {
                l.StartsIn("a");
                l.Stage("a").On("go").GoTo("end");
                l.Stage("lost");
                l.Stage("end").IsTerminal();
            }));

    [Fact]
    public void A_stage_that_only_an_impossible_return_leads_to_is_unreachable()
    {
        // A return from b leads only to a: c also leads to b, but nothing leads to c.
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("back").GoToPrevious();
            l.Stage("c").On("go").GoTo("b");
        });

        Assert.Equal([(FindingKind.UnreachableStage, "c")], findings);
    }

    [Fact]
    public void A_dead_end_is_found_unless_it_is_terminal()
    {
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b").On("other").GoTo("end");
            l.Stage("b").On("stay").Stay().On("again").ReEnter().Ignore("go");
            l.Stage("end").IsTerminal();
        });

        Assert.Equal([(FindingKind.DeadEnd, "b")], findings);
    }

    [Fact]
    public void A_stage_that_cannot_reach_a_terminal_stage_is_a_trap()
    {
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b").On("other").GoTo("end");
            l.Stage("b").On("go").GoTo("c");
            l.Stage("c").On("go").GoTo("b");
            l.Stage("end").IsTerminal();
        });

        Assert.Equal([(FindingKind.Trap, "b"), (FindingKind.Trap, "c")], findings);
    }

    [Fact]
    public void A_lifecycle_without_terminal_stages_has_no_traps() =>
        Assert.Empty(Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("go").GoTo("a");
        }));

    [Fact]
    public void A_trigger_that_never_does_anything_is_found()
    {
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Trigger("declared");
            l.Stage("a").On("go").GoTo("b").Ignore("ignored");
            l.Stage("b").On("back").GoTo("a");
            l.Stage("lost").On("only here").GoTo("a");
        });

        Assert.Equal(
            [
                (FindingKind.UnreachableStage, "lost"),
                (FindingKind.NeverFiringTrigger, "declared"),
                (FindingKind.NeverFiringTrigger, "ignored"),
                (FindingKind.NeverFiringTrigger, "only here"),
            ],
            findings);
    }

    [Fact]
    public void Enum_members_that_the_definition_never_mentions_are_found()
    {
        var report = new InlineLifecycle<Stage, Trigger, string>(l =>
        {
            l.StartsIn(Stage.A);
            l.Stage(Stage.A).On(Trigger.Go).GoTo(Stage.B);
            l.Stage(Stage.B).IsTerminal();
        }).Verify();

        Assert.Equal(
            [(FindingKind.UnreachableStage, "Forgotten"), (FindingKind.NeverFiringTrigger, (string?)null)],
            report.Findings.Select(finding => (finding.Kind, finding.Stage)));
        Assert.Contains("Forgotten is a member of Stage that the definition never mentions.", report.ToString());
    }

    [Fact]
    public void Branches_without_Otherwise_are_found_unless_a_superstage_has_a_transition()
    {
        var findings = Verify(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").When("x", _ => true).GoTo("b");
            l.Stage("b").Within("s").On("go").When("x", _ => true).GoTo("a");
            l.Stage("s").On("go").GoTo("a");
        });

        Assert.Equal([(FindingKind.BranchesWithoutOtherwise, "a")], findings);
    }
}
