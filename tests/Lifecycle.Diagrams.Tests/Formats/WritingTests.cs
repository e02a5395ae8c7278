namespace Lifecycle.Diagrams.Tests.Formats;

public class WritingTests
{
    private static LifecycleDocument Named(string name) => new()
    {
        Name = name,
        InitialStage = "A",
        Stages = [new() { Key = "A" }],
    };

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_since_no_file_can_hold_it()
    {
        var document = Named("half \ud83d");

        Assert.All(
            new Func<string>[] { document.ToJson, document.ToScxml, document.ToXState },
            write => Assert.Contains(
                "half of a surrogate pair",
                Assert.Throws<LifecycleDocumentException>(write).Message,
                StringComparison.Ordinal));
    }

    [Fact]
    public void An_unsound_document_has_no_graph_and_is_not_written_as_a_machine()
    {
        LifecycleDocument document = new() { Name = "Door", InitialStage = "Ajar", Stages = [new() { Key = "Open" }] };

        Assert.Throws<LifecycleDocumentException>(document.ToGraph);
        Assert.Throws<LifecycleDocumentException>(document.ToScxml);
        Assert.Throws<LifecycleDocumentException>(document.ToXState);
        var fault = Assert.Single(Assert.Throws<LifecycleDocumentException>(document.ToGraph).Faults);
        Assert.Equal("There is no stage Ajar. Add it to the stages, or correct the name.", fault.ToString());
    }

    [Fact]
    public void Markup_in_a_name_is_escaped_in_JSON_too() =>
        Assert.DoesNotContain("</script>", Named("</script>").ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Defaults_are_left_out() =>
        Assert.Equal(
            """
            {
              "name": "Door",
              "initialStage": "A",
              "stages": [
                {
                  "key": "A"
                }
              ]
            }

            """,
            Named("Door").ToJson());
}
