using System.Text.Json.Nodes;
using Json.Schema;
using Lifecycle.AspNetCore.Tests.Harness;

namespace Lifecycle.AspNetCore.Tests.Endpoints;

public class DefinitionEndpointTests
{
    [Fact]
    public async Task The_definition_has_the_graph_and_the_schemas_of_subject_and_payloads()
    {
        await using var app = await TestApp.StartAsync();

        var reply = await app.GetAsync("/loans/definition");

        Assert.Equal((200, "Loan", 1L), (reply.Code, reply.Text("name"), reply.Number("revision")));
        Assert.Equal(new LoanLifecycle().Graph.ToJson(), reply.Json.GetProperty("graph").GetRawText());
        var payloads = JsonNode.Parse(reply.Body)!["payloads"]!.AsObject();
        Assert.Equal(["Approve"], payloads.Select(each => each.Key));
        var ruling = JsonSchema.FromText(payloads["Approve"]!.ToJsonString());
        Assert.True(ruling.Evaluate(JsonNode.Parse("""{"rate":3,"grade":0}""")).IsValid);
        Assert.False(ruling.Evaluate(JsonNode.Parse("""{"rate":"much"}""")).IsValid);
        var subject = JsonSchema.FromText(JsonNode.Parse(reply.Body)!["subject"]!.ToJsonString());
        Assert.True(subject.Evaluate(JsonNode.Parse("""{"amount":1}""")).IsValid);
        Assert.False(subject.Evaluate(JsonNode.Parse("""{"amount":"much"}""")).IsValid);
    }
}
