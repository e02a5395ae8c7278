using System.Text.Json.Nodes;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Json.Schema;
using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Schemas;

/// <summary>docs/schemas/lifecycle.schema.json describes the documents.</summary>
[Properties(Arbitrary = [typeof(RandomDocuments)], MaxTest = 100, QuietOnSuccess = true)]
public class LifecycleSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.FromFile(
        Path.Combine(AppContext.BaseDirectory, "schemas", "lifecycle.schema.json"));

    private static readonly string Grant = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "Guide", "grant.json"));

    [Property]
    public void Random_documents_are_valid(LifecycleDocument document) => Assert.True(IsValid(document.ToJson()));

    [Fact]
    public void The_partnership_and_the_file_of_the_guide_are_valid()
    {
        Assert.True(IsValid(LifecycleDocument.Of(new PartnershipLifecycle().Graph).ToJson()));
        Assert.True(IsValid(Grant));
    }

    [Fact]
    public void Every_member_in_the_schema_is_written_and_read()
    {
        var written = RandomDocuments.Documents().Sample(200, 2)
            .Select(document => document.ToJson())
            .Append(Grant)
            .SelectMany(json => Names(JsonNode.Parse(json)!))
            .ToHashSet();
        var schema = JsonNode.Parse(File.ReadAllText(
            Path.Combine(AppContext.BaseDirectory, "schemas", "lifecycle.schema.json")))!;

        Assert.Equal(
            ["$schema"],
            schema["$defs"]!.AsObject().Select(each => each.Value!).Prepend(schema)
                .SelectMany(each => each["properties"]!.AsObject().Select(member => member.Key))
                .Distinct()
                .Except(written));
    }

    /// <summary>Both judge alike, so a file that an editor accepts can be read.</summary>
    [Theory]
    [InlineData("\"name\": \"Grant\"", "\"nam\": \"Grant\"")]
    [InlineData("\"name\": \"Grant\"", "\"name\": 1")]
    [InlineData("\"name\": \"Grant\"", "\"name\": null")]
    [InlineData("\"name\": \"Grant\"", "\"name\": \"Grant\", \"more\": 1")]
    [InlineData("\"name\": \"Grant\"", "\"name\": \"Grant\", \"revision\": 0")]
    [InlineData("\"name\": \"Grant\"", "\"name\": \"Grant\", \"revision\": 1.5")]
    [InlineData("\"initialStage\": \"Draft\",", "")]
    [InlineData("\"Waivable\"", "\"Grave\"")]
    [InlineData("\"30.00:00:00\"", "\"30 days\"")]
    [InlineData("\"after\": \"30.00:00:00\"", "\"after\": \"30.00:00:00\", \"date\": \"review\"")]
    [InlineData(", \"after\": \"30.00:00:00\"", "")]
    [InlineData("\"kind\": \"Stay\"", "\"kind\": \"Wait\"")]
    [InlineData("\"kind\": \"Stay\"", "\"kind\": \"Stay\", \"to\": \"Draft\"")]
    [InlineData("\"trigger\": \"Submit\", \"to\": \"UnderReview\"", "\"trigger\": \"Submit\"")]
    [InlineData("\"trigger\": \"Submit\", \"to\"", "\"to\"")]
    [InlineData("\"condition\": \"the board rejects it\"", "\"condition\": \"\"")]
    [InlineData("\"isTerminal\": true", "\"isTerminal\": \"yes\"")]
    [InlineData("[\"SUB-01\"]", "\"SUB-01\"")]
    public void A_broken_document_is_refused_by_the_schema_and_by_the_reader(string part, string replacement)
    {
        Assert.Contains(part, Grant, StringComparison.Ordinal);
        var broken = Grant.Replace(part, replacement, StringComparison.Ordinal);

        Assert.False(IsValid(broken));
        Assert.Throws<LifecycleDocumentException>(() => LifecycleReader.ReadJson(broken));
    }

    private static bool IsValid(string json) => Schema.Evaluate(JsonNode.Parse(json)).IsValid;

    private static IEnumerable<string> Names(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Value is null ? [member.Key] : Names(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(item => Names(item!)),
        _ => [],
    };
}
