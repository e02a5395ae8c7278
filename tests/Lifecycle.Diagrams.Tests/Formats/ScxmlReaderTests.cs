namespace Lifecycle.Diagrams.Tests.Formats;

/// <summary>SCXML of others is read as far as a lifecycle can express it; the rest has its line and element.</summary>
public class ScxmlReaderTests
{
    private const string Sound =
        """
        <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:qt="http://www.qt.io/2015/02/scxml-ext" version="1.0"
               name="Machine" initial="off">
          <qt:editorinfo geometry="0;0"/>
          <state id="off">
            <transition event="power" target="on"/>
            <transition event="drop kick" target="broken"/>
          </state>
          <state id="on">
            <initial><transition target="idle"/></initial>
            <transition event="power" target="off"/>
            <transition event="rest" target="idle" type="internal" cond="conditions['it is late']"/>
            <state id="idle"><transition event="work" target="busy"/><transition event="rest"/></state>
            <state id="busy">
              <transition event="work" target="busy"/>
              <transition event="drop"/>
            </state>
          </state>
          <final id="broken"/>
        </scxml>
        """;

    [Fact]
    public void States_transitions_and_finals_are_stages_triggers_and_terminal_stages()
    {
        var graph = LifecycleReader.ReadScxml(Sound).ToGraph();

        Assert.Equal("Machine", graph.Name);
        Assert.Equal("off", graph.InitialStage.Key);
        Assert.Equal("idle", graph.Stage("on").InitialSubstage!.Key);
        Assert.True(graph.Stage("broken").IsTerminal);
        Assert.True(graph.TryStep("busy", "power", out var next));
        Assert.Equal("off", next);
        Assert.Equal("broken", graph.TransitionsFrom("off", "kick").Single().To!.Key);
        Assert.Equal(TransitionKind.ReEntry, graph.TransitionsFrom("busy", "work").Single().Kind);
        Assert.Equal(TransitionKind.Stay, graph.TransitionsFrom("busy", "drop").Single().Kind);
        Assert.Equal("it is late", graph.TransitionsFrom("busy", "rest").Single().Condition);
    }

    [Fact]
    public void Without_an_initial_state_the_first_child_is_it()
    {
        var document = LifecycleReader.ReadScxml(Sound
            .Replace("initial=\"off\"", "", StringComparison.Ordinal)
            .Replace("<initial><transition target=\"idle\"/></initial>", "", StringComparison.Ordinal));

        Assert.Equal("off", document.InitialStage);
        Assert.Equal("idle", document.Stages.Single(stage => stage.Key == "on").InitialSubstage);
    }

    [Theory]
    [InlineData("<final id=\"broken\"/>", "<final id=\"broken\">", 0, "", "This is no XML")]
    [InlineData("<final id=\"broken\"/>", "<parallel id=\"broken\"/>", 18, "<parallel>", "in one stage at a time")]
    [InlineData(
        "<final id=\"broken\"/>",
        "<final id=\"broken\"><donedata/></final>",
        18, "<donedata>", "cannot express")]
    [InlineData("<final id=\"broken\"/>", "<final id=\"broken\"/><script/>", 18, "<script>", "code is bound to names")]
    [InlineData("<final id=\"broken\"/>", "<final/>", 18, "<final>", "give the state an id")]
    [InlineData("<final id=\"broken\"/>", "<final id=\"broken\" src=\"x\"/>", 18, "<final>", "attribute src")]
    [InlineData("event=\"power\" target=\"on\"", "target=\"on\"", 5, "<transition>", "name the event")]
    [InlineData("event=\"power\" target=\"on\"", "event=\"*\" target=\"on\"", 5, "<transition>", "stands for several")]
    [InlineData(
        "event=\"power\" target=\"on\"",
        "event=\"power\" target=\"on off\"",
        5, "<transition>", "several states")]
    [InlineData("event=\"power\" target=\"on\"", "event=\"power\" target=\"x\"", 5, "<transition>", "no stage x")]
    [InlineData(
        "event=\"power\" target=\"on\"",
        "event=\"power\" target=\"on\" cond=\"x > 1\"",
        5, "<transition>", "expression")]
    [InlineData(
        "event=\"power\" target=\"on\"",
        "event=\"drop.hard\" target=\"on\"",
        6, "<transition>", "begin with drop.")]
    [InlineData(
        "event=\"power\" target=\"off\"",
        "event=\"power\" target=\"busy\"",
        10, "<transition>", "type=\"internal\"")]
    [InlineData(
        "event=\"power\" target=\"off\"",
        "event=\"power\" target=\"on\"",
        10, "<transition>", "type=\"internal\"")]
    [InlineData(
        "<transition event=\"drop\"/>",
        "<transition event=\"drop\"><raise/></transition>",
        15, "<raise>", "names")]
    [InlineData("<transition event=\"drop\"/>", "<onentry><log/></onentry>", 15, "<onentry>", "entryAction")]
    [InlineData("<transition event=\"drop\"/>", "<invoke/>", 15, "<invoke>", "does not run other machines")]
    [InlineData("<transition event=\"drop\"/>", "<history id=\"h\"/>", 15, "<history>", "the stage that was left")]
    [InlineData("<transition event=\"drop\"/>", "text", 13, "<state>", "contains text")]
    [InlineData("initial=\"off\"", "initial=\"off on\"", 1, "<scxml>", "several states")]
    [InlineData("initial=\"off\"", "initial=\"nowhere\"", 1, "<scxml>", "There is no stage nowhere.")]
    [InlineData("http://www.w3.org/2005/07/scxml", "urn:other", 1, "<scxml>", "The root has to be <scxml>")]
    [InlineData("<scxml", "<!DOCTYPE x><scxml", 0, "", "This is no XML")]
    public void What_a_lifecycle_cannot_express_has_its_line_and_its_element(
        string part, string replacement, int line, string element, string message)
    {
        Assert.Contains(part, Sound, StringComparison.Ordinal);

        var exception = Assert.Throws<LifecycleDocumentException>(
            () => LifecycleReader.ReadScxml(Sound.Replace(part, replacement, StringComparison.Ordinal)));

        Assert.Contains(exception.Faults, fault =>
            (line == 0 || fault.Line == line)
            && fault.Element == element
            && fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("lifecycle:kind=\"Return\"", "lifecycle:kind=\"Jump\"")]
    [InlineData("cond=\"previous == 'A'\"", "cond=\"previous == 'B'\"")]
    [InlineData("lifecycle:continues=\"true\"", "lifecycle:continues=\"true\" lifecycle:more=\"1\"")]
    [InlineData("<lifecycle:trigger key=\"go\" />", "<lifecycle:trigger />")]
    [InlineData("<lifecycle:trigger key=\"go\" />", "<lifecycle:more />")]
    [InlineData("lifecycle:index=\"1\"", "lifecycle:index=\"one\"")]
    public void Metadata_that_was_tampered_with_is_refused(string part, string replacement)
    {
        var scxml = new LifecycleDocument
        {
            Name = "Back",
            InitialStage = "A",
            Triggers = [new() { Key = "go" }, new() { Key = "back" }],
            Stages =
            [
                new() { Key = "A", Transitions = [new() { Trigger = "go", To = "C" }] },
                new() { Key = "B", Transitions = [new() { Trigger = "go", To = "C" }] },
                new()
                {
                    Key = "C",
                    Transitions =
                    [
                        new() { Trigger = "back", Kind = TransitionKind.Return },
                        new() { Trigger = "go", To = "B" },
                    ],
                },
            ],
        }.ToScxml();
        Assert.Equal(3, LifecycleReader.ReadScxml(scxml).Stages.Count);
        Assert.Contains(part, scxml, StringComparison.Ordinal);

        Assert.Throws<LifecycleDocumentException>(
            () => LifecycleReader.ReadScxml(scxml.Replace(part, replacement, StringComparison.Ordinal)));
    }
}
