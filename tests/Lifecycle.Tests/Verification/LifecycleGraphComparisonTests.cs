using FsCheck.Xunit;
using Lifecycle.Tests.Laws;

namespace Lifecycle.Tests.Verification;

[Properties(Arbitrary = [typeof(DefinitionLaws.SoundOrUnsound)], QuietOnSuccess = true)]
public class LifecycleGraphComparisonTests
{
    [Property]
    public bool A_definition_does_not_differ_from_itself(Specification specification) =>
        Graph(specification).CompareTo(Graph(specification)) is { AreEqual: true, Stranded: [] };

    [Property]
    public bool What_one_comparison_adds_the_reverse_one_removes(Specification one, Specification other)
    {
        var forward = Graph(one).CompareTo(Graph(other)).Changes;
        var back = Graph(other).CompareTo(Graph(one)).Changes;

        return Of(forward, GraphChangeKind.Added).SetEquals(Of(back, GraphChangeKind.Removed))
            && Of(forward, GraphChangeKind.Removed).SetEquals(Of(back, GraphChangeKind.Added))
            && Of(forward, GraphChangeKind.Changed).SetEquals(Of(back, GraphChangeKind.Changed));
    }

    [Fact]
    public void Every_part_of_a_definition_is_compared()
    {
        var before = Graph(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b").On("skip").GoTo("c");
            l.Stage("b").Requires("B-01", _ => true, "No.", title: "It is good").On("go").GoTo("c");
            l.Stage("c").IsTerminal();
        });
        var after = Graph(l =>
        {
            l.StartsIn("a").Requires("A-01", _ => true, "No.", title: "It is there");
            l.Stage("a").On("go").When("it is new", _ => true).GoTo("b").Otherwise().Stay().On("stop").GoTo("d");
            l.Stage("b").Named("B").Requires("B-01", _ => true, "No.", severity: Severity.Advisory, title: "It is good")
                .On("go").GoTo("d");
            l.Stage("d").IsTerminal();
        });

        var comparison = before.CompareTo(after);

        const string criteria = "the criteria changed from 'B-01' to 'B-01; none'";
        Assert.Equal(
            $"""
            The lifecycle: the criteria of the start changed from 'none' to 'A-01'.
            b: the name changed from 'b' to 'B'.
            Stage c was removed.
            Stage d was added.
            Trigger skip was removed.
            Trigger stop was added.
            a on go: what it does changed from 'to b' to 'to b when it is new; stays'; {criteria}.
            Transition a on skip was removed: to c.
            b on go: what it does changed from 'to c' to 'to d'.
            Transition a on stop was added: to d.
            B-01: the severity changed from 'Mandatory' to 'Advisory'.
            Criterion A-01 was added: It is there.
            """,
            string.Join('\n', comparison.Changes));
        Assert.Equal(new("c", null, true, "c is no stage any more."), Assert.Single(comparison.Stranded));
    }

    [Fact]
    public void Instances_are_stranded_in_a_superstage_and_where_a_return_leads_nowhere()
    {
        var before = Graph(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b").On("hold").GoTo("held");
            l.Stage("b").On("hold").GoTo("held").On("split").GoTo("c");
            l.Stage("held").On("resume").GoToPrevious();
            l.Stage("unreached").On("go").GoTo("b");
        });
        var after = Graph(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b").On("hold").GoTo("held");
            l.Stage("b").On("split").GoTo("c1");
            l.Stage("c").StartsIn("c1");
            l.Stage("c1").Within("c").On("back").GoToPrevious();
            l.Stage("held").On("resume").GoToPrevious();
        });

        var stranded = before.CompareTo(after).Stranded;

        Assert.Equal([("c", null), ("held", "b")], stranded.Select(each => (each.Stage, each.Previous)).Order());
        Assert.Contains(stranded, each => each.Message == "c is a superstage now, which no instance is in.");
        Assert.Contains(
            stranded,
            each => each.Message == "held returns to the previous stage, and cannot be entered from b any more.");
    }

    [Fact]
    public void No_instance_is_stranded_twice_in_a_stage_that_gains_a_return()
    {
        var before = Graph(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").GoTo("b");
            l.Stage("b").On("back").GoTo("a").On("on").GoTo("c");
            l.Stage("c").On("back").GoTo("a");
        });
        var after = Graph(l =>
        {
            l.StartsIn("b");
            l.Stage("a").On("go").GoToPrevious();
            l.Stage("b").On("back").GoTo("a").On("on").GoTo("c");
        });

        var stranded = before.CompareTo(after).Stranded;

        // Those that started in a, and those that came from c, which no longer leads there.
        foreach (var (previous, count) in new[] { (null, 1), ("b", 0), ("c", 1) })
            Assert.Equal(count, stranded.Count(each => each.Includes("a", previous)));
    }

    private static LifecycleGraph<string, string> Graph(Action<LifecycleBuilder<string, string, string>> define) =>
        InlineLifecycle.Of(define).Graph;

    private static LifecycleGraph<string, string> Graph(Specification specification) =>
        new SpecifiedLifecycle(specification.Repaired()).Graph;

    private static HashSet<(GraphElement, string)> Of(IEnumerable<GraphChange> changes, GraphChangeKind kind) =>
        [.. changes.Where(change => change.Kind == kind).Select(change => (change.Element, change.Name))];
}
