using FsCheck.Xunit;

namespace Lifecycle.Diagrams.Tests.Laws;

/// <summary>Export then import is the identity on graphs.</summary>
[Properties(Arbitrary = [typeof(RandomDocuments)], MaxTest = 300, QuietOnSuccess = true)]
public class RoundTripLaws
{
    [Property]
    public void The_document_of_a_graph_has_that_graph(LifecycleDocument document)
    {
        var graph = document.ToGraph();

        Assert.Equal(GraphText.Of(graph), GraphText.Of(LifecycleDocument.Of(graph).ToGraph()));
    }

    [Property]
    public void JSON_brings_a_graph_back(LifecycleDocument document)
    {
        var graph = document.ToGraph();

        Assert.Equal(
            GraphText.Of(graph),
            GraphText.Of(LifecycleReader.ReadJson(LifecycleDocument.Of(graph).ToJson()).ToGraph()));
    }

    [Property]
    public void SCXML_brings_a_graph_back(LifecycleDocument document)
    {
        var graph = document.ToGraph();

        Assert.Equal(
            GraphText.Of(graph),
            GraphText.Of(LifecycleReader.ReadScxml(LifecycleDocument.Of(graph).ToScxml()).ToGraph()));
    }

    [Property]
    public void JSON_brings_every_word_of_a_document_back(LifecycleDocument document) =>
        Assert.Equal(document.ToJson(), LifecycleReader.ReadJson(document.ToJson()).ToJson());

    [Property]
    public void SCXML_brings_every_word_of_a_document_back(LifecycleDocument document) =>
        Assert.Equal(document.ToJson(), LifecycleReader.ReadScxml(document.ToScxml()).ToJson());

    [Property]
    public void Writing_is_deterministic(LifecycleDocument document)
    {
        var graph = document.ToGraph();

        Assert.Equal(graph.ToMermaid(), document.ToGraph().ToMermaid());
        Assert.Equal(document.ToScxml(), document.ToScxml());
        Assert.Equal(document.ToXState(), document.ToXState());
    }
}
