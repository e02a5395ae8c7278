namespace Lifecycle.Tests.Definitions;

public class DefinitionFaultTests
{
    private static string[] FaultsOf(Action<LifecycleBuilder<string, string, string>> define) =>
        [
            .. Assert
                .Throws<DefinitionException>(() => InlineLifecycle.Of(define).Graph)
                .Faults.Select(fault => fault.ToString()),
        ];

    private static readonly Func<string, bool> Never = _ => false;

    private static readonly Action<TransitionContext<string, string, string>> AsyncVoid = async _ => await Task.Yield();

    public static TheoryData<string, Action<LifecycleBuilder<string, string, string>>> Faulty =>
        new()
        {
            { "It declares no initial stage", l => l.Stage("a").On("go").GoTo("b") },
            {
                "a on go: requires C with a severity of 9; it has to be Mandatory or Waivable or Advisory.",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").Requires("C", Never, "Never.", severity: (Severity)9).GoTo("b");
                }
            },
            {
                "It starts in a and in b; call StartsIn once.",
                l =>
                {
                    l.StartsIn("a");
                    l.StartsIn("b");
                }
            },
            {
                "a on go: is declared more than once",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").GoTo("b").On("go").GoTo("c");
                }
            },
            {
                "a on go: is declared more than once",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").GoTo("b").Ignore("go");
                }
            },
            {
                "a on go: is declared more than once",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").When("x", _ => true).GoTo("b").On("go").When("y", _ => true).GoTo("c");
                }
            },
            {
                "a on go: has no target; end it with GoTo",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go");
                }
            },
            {
                "a on go: goes to its own stage; call ReEnter()",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").GoTo("a");
                }
            },
            {
                "a on go: goes to its own stage; call ReEnter()",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("s").StartsIn("a");
                    l.Stage("a").Within("s").On("go").GoTo("s");
                }
            },
            {
                "b on go: inherits this from s: it goes to b itself",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("s").On("go").GoTo("b");
                    l.Stage("a").Within("s");
                    l.Stage("b").Within("s");
                }
            },
            {
                "b on go: leaves a terminal stage",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("b").IsTerminal().On("go").GoTo("a");
                }
            },
            {
                "b on go: inherits this from s: it is terminal",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("s").On("go").GoTo("a");
                    l.Stage("b").Within("s").IsTerminal();
                }
            },
            {
                "s: is terminal and has substages",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("s").IsTerminal();
                    l.Stage("a").Within("s");
                }
            },
            {
                "a: is within s and t; a stage has one superstage.",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Within("s").Within("t");
                }
            },
            {
                "a: is within a, which is within a itself.",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Within("a");
                }
            },
            {
                "which is within",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Within("b");
                    l.Stage("b").Within("c");
                    l.Stage("c").Within("a");
                }
            },
            {
                "a on go: leads to superstage s, which declares no initial substage; name one of b",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").GoTo("s");
                    l.Stage("b").Within("s");
                }
            },
            {
                "s: leads to superstage s",
                l =>
                {
                    l.StartsIn("s");
                    l.Stage("b").Within("s");
                }
            },
            {
                "s: starts in a, which is not within it.",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("s").StartsIn("a");
                    l.Stage("b").Within("s");
                }
            },
            {
                "s: starts in a and in b; declare one of them.",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("s").StartsIn("a").StartsIn("b");
                    l.Stage("a").Within("s");
                    l.Stage("b").Within("s");
                }
            },
            {
                "a on back: it returns to the previous stage, and an instance that starts here has none",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("back").GoToPrevious();
                }
            },
            {
                "Trigger go: carries Int32 and String; a trigger carries one type.",
                l =>
                {
                    l.StartsIn("a");
                    l.Trigger("go").Carries<int>().Carries<string>();
                }
            },
            {
                "a on late: falls due in a stage that does not permit it.",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").DueBy(_ => null, fires: "late");
                }
            },
            {
                "a: requires a criterion without an id",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Requires(" ", _ => true, "X.");
                }
            },
            {
                "b: requires two different criteria with the id C-1",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Requires("C-1", _ => true, "X.");
                    l.Stage("b").Requires("C-1", _ => false, "Y.");
                }
            },
            {
                "a on go: requires two different criteria with the id C-1",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Requires("C-1", _ => true, "X.").On("go").Requires("C-1", _ => false, "X.").GoTo("b");
                }
            },
            {
                "a on go: has no target for its branch without a condition",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").When("x", _ => true).GoTo("b").Otherwise();
                }
            },
            {
                "a on go: has no target for its branch when x",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").When("x", _ => true);
                }
            },
            {
                "a on go: has more than one target for its branch without a condition",
                l =>
                {
                    l.StartsIn("a");
                    var on = l.Stage("a").On("go");
                    on.GoTo("b");
                    on.GoTo("c");
                }
            },
            {
                "a on go: has a branch behind one without a condition",
                l =>
                {
                    l.StartsIn("a");
                    var on = l.Stage("a").On("go").When("x", _ => true).GoTo("b");
                    on.Otherwise().GoTo("c");
                    on.Otherwise().GoTo("d");
                }
            },
            {
                "It declares the source of waivers more than once",
                l =>
                {
                    l.StartsIn("a");
                    l.WaiversFrom(_ => []).WaiversFrom(_ => []);
                }
            },
            {
                "b: requires two different criteria with the id C-1",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Requires("C-1", Never, "X.");
                    l.Stage("b").Requires("C-1", Never, "Y.");
                }
            },
            {
                "a: requires C-1 with a time-out of 00:00:00",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").Requires(new("C-1", "X", Timeout: TimeSpan.Zero), (_, _) => default);
                }
            },
            {
                "a: has an async void action, which is not awaited",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").OnEntry(AsyncVoid);
                }
            },
            {
                "a on go: has an async void action, which is not awaited",
                l =>
                {
                    l.StartsIn("a");
                    l.Stage("a").On("go").OnTransition(AsyncVoid).GoTo("b");
                }
            },
        };

    [Fact]
    public void Lambdas_with_different_captured_variables_are_different_criteria()
    {
        static Func<string, bool> LongerThan(int length) => text => text.Length > length;

        var faults = FaultsOf(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b").On("other").Requires("LEN", LongerThan(3), "It is short.").GoTo("b");
            l.Stage("b").Requires("LEN", LongerThan(5), "It is short.");
        });

        Assert.Contains("requires two different criteria with the id LEN", Assert.Single(faults));
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_is_named_with_its_stage_and_trigger(
        string fault,
        Action<LifecycleBuilder<string, string, string>> define
    ) => Assert.Contains(FaultsOf(define), each => each.Contains(fault, StringComparison.Ordinal));

    [Fact]
    public void All_faults_are_listed_at_once()
    {
        var thrown = Assert.Throws<DefinitionException>(() => InlineLifecycle.Of(l =>
        {
            l.Stage("a").On("go").GoTo("a");
            l.Stage("b").On("go");
            l.Stage("c").IsTerminal();
            l.Stage("d").Within("c").DueBy(_ => null, fires: "go");
            l.Stage("e").Within("e").Within("c");
            l.Trigger("go").Carries<int>().Carries<string>();
        }).Graph);

        Assert.Equal(
            [
                "Trigger go: carries Int32 and String; a trigger carries one type.",
                "e: is within e and c; a stage has one superstage.",
                "It declares no initial stage; call lifecycle.StartsIn(stage).",
                "a on go: goes to its own stage; call ReEnter() to leave and enter it again, or Stay().",
                "b on go: has no target; end it with GoTo, GoToPrevious, ReEnter or Stay.",
                "c: is terminal and has substages; call IsTerminal on the substages.",
                "d on go: falls due in a stage that does not permit it.",
            ],
            thrown.Faults.Select(fault => fault.ToString()));
        Assert.StartsWith("InlineLifecycle`3 cannot be compiled; it has 7 faults:", thrown.Message);
        Assert.All(thrown.Faults, fault => Assert.Contains(fault.ToString(), thrown.Message));
    }

    [Fact]
    public void A_null_or_blank_declaration_is_an_argument_error()
    {
        Assert.Throws<ArgumentNullException>(() => InlineLifecycle.Of(l => l.Stage(null!)).Graph);
        Assert.Throws<ArgumentNullException>(() =>
            InlineLifecycle
                .Of(l => l.Stage("a").OnEntry((Action<TransitionContext<string, string, string>>)null!))
                .Graph);
        Assert.Throws<ArgumentException>(() =>
            InlineLifecycle.Of(l => l.Stage("a").On("go").When(" ", _ => true)).Graph);
        Assert.Throws<ArgumentException>(() =>
            InlineLifecycle.Of(l => l.Stage("a").Requires("C", _ => true, " ")).Graph);
    }
}
