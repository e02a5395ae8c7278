using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Documents;

public class GraphReaderTests
{
    private sealed class Ticket;

    [Criterion("OWN-01", "It is our own")]
    private sealed class Own : EntryCriterion<Ticket>
    {
        protected override CriterionResult Evaluate(CriterionContext<Ticket> context) => CriterionResult.Met();
    }

    private sealed record Assignment(string To);

    private sealed record TicketClosed(string By);

    private sealed class TicketLifecycle : LifecycleDefinition<string, string, Ticket>
    {
        protected override void Define(LifecycleBuilder<string, string, Ticket> lifecycle)
        {
            lifecycle.EveryTransition().Requires("EVE-01", _ => true, "Never.");
            lifecycle.StartsIn("New").Requires("STA-01", _ => true, "Never.");
            lifecycle.Trigger("Assign").Carries<Assignment>();
            lifecycle.Stage("New")
                .On("Assign").Requires<Own>().GoTo("Active")
                .On("Close").Requires("OWN-02", _ => true, "Never.").GoTo("Closed");
            lifecycle.Stage("Active").Within("Open")
                .On("Pause").GoTo("Paused");
            lifecycle.Stage("Paused").Within("Open")
                .DueBy(_ => null, fires: "Resume")
                .On("Resume").GoToPrevious()
                .Ignore("Pause");
            lifecycle.Stage("Open").StartsIn("Active")
                .Requires("ENT-01", _ => true, "Never.")
                .On("Restart").Requires<Own>().ReEnter()
                .On("Close")
                    .When("it is solved", _ => true).Emits(_ => new TicketClosed("Ann")).GoTo("Closed")
                    .Otherwise().Stay();
            lifecycle.Stage("Closed").OnEntry(_ => { }).IsTerminal();
        }
    }

    private static readonly LifecycleGraph<string, string> Graph = new TicketLifecycle().Graph;

    private static readonly LifecycleDocument Document = LifecycleDocument.Of(Graph);

    [Fact]
    public void Criteria_go_back_to_where_they_were_required()
    {
        Assert.Equal(["EVE-01"], Document.EveryTransition);
        Assert.Equal(["STA-01"], Document.StartCriteria);
        Assert.Equal(["ENT-01"], Stage("Open").EntryCriteria);
        Assert.Equal(["OWN-01"], Stage("New").Transitions.Single(each => each.Trigger == "Assign").Criteria);
        Assert.Equal(["OWN-01"], Stage("Open").Transitions.Single(each => each.Trigger == "Restart").Criteria);
    }

    [Fact]
    public void An_inherited_transition_is_declared_once()
    {
        Assert.Equal(["Pause"], Stage("Active").Transitions.Select(each => each.Trigger));
        Assert.Equal(
            [("Close", "it is solved"), ("Close", null), ("Restart", null)],
            Stage("Open").Transitions.Select(each => (each.Trigger, each.Condition)).OrderBy(each => each.Trigger));
    }

    [Fact]
    public void Kinds_payloads_events_due_triggers_and_entry_actions_are_kept()
    {
        Assert.Equal(
            [TransitionKind.Return, TransitionKind.Ignore],
            Stage("Paused").Transitions.Select(each => each.Kind).Order());
        Assert.Equal("Resume", Assert.Single(Stage("Paused").DueTriggers).Date);
        Assert.Equal(typeof(Assignment).FullName, Document.Triggers.Single(each => each.Key == "Assign").PayloadType);
        Assert.Equal([typeof(TicketClosed).FullName!], Stage("Open").Transitions.SelectMany(each => each.Events));
        Assert.Equal(["enter Closed"], Stage("Closed").EntryActions);
    }

    [Fact]
    public void The_graph_of_the_document_is_the_graph()
    {
        Assert.Equal(GraphText.Of(Graph), GraphText.Of(Document.ToGraph()));
        Assert.Equal(GraphText.Of(Graph), GraphText.Of(LifecycleReader.ReadScxml(Document.ToScxml()).ToGraph()));
    }

    [Fact]
    public void Partnerships_and_members_come_back()
    {
        var partnership = new PartnershipLifecycle().Graph.AsText();
        var membership = new MembershipLifecycle().Graph.AsText();

        Assert.Equal(GraphText.Of(partnership), GraphText.Of(LifecycleDocument.Of(partnership).ToGraph()));
        Assert.Equal(GraphText.Of(membership), GraphText.Of(LifecycleDocument.Of(membership).ToGraph()));
    }

    [Fact]
    public void A_criterion_that_no_gate_evaluates_is_left_out()
    {
        var graph = new Overridden().Graph;

        Assert.Equal(["HID-01"], graph.Criteria.Select(each => each.Id));
        Assert.Empty(LifecycleDocument.Of(graph).Criteria);
    }

    private static DocumentStage Stage(string key) => Document.Stages.Single(stage => stage.Key == key);

    private sealed class Overridden : LifecycleDefinition<string, string, Ticket>
    {
        protected override void Define(LifecycleBuilder<string, string, Ticket> lifecycle)
        {
            lifecycle.StartsIn("Inner");
            lifecycle.Stage("Outer").On("Go").Requires("HID-01", _ => true, "Never.").Stay();
            lifecycle.Stage("Inner").Within("Outer").On("Go").GoTo("Other");
            lifecycle.Stage("Other").IsTerminal();
        }
    }
}
