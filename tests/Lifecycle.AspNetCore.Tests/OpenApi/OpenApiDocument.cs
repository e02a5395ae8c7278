using System.Text.Json.Nodes;
using Json.Schema;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.OpenApi;

/// <summary>The OpenAPI document of a test application, with what it says of answers.</summary>
internal sealed class OpenApiDocument
{
    private static readonly string[] Headers = ["ETag", "Location", "Link", "Retry-After"];

    private readonly EvaluationOptions _validation = new() { OutputFormat = OutputFormat.List };
    private readonly Dictionary<string, JsonSchema> _schemas = [];

    private OpenApiDocument(JsonNode root)
    {
        Root = root;

        // Each component is a document of its own, which the others refer to.
        foreach (var (name, component) in root["components"]!["schemas"]!.AsObject())
        {
            var schema = JsonNode.Parse(component!.ToJsonString()
                .Replace("#/components/schemas/", "", StringComparison.Ordinal))!.AsObject();
            schema["$id"] = name;
            _schemas.Add(name, JsonSchema.FromText(schema.ToJsonString()));
            _validation.SchemaRegistry.Register(_schemas[name]);
        }
    }

    public JsonNode Root { get; }

    public string Text => Root.ToJsonString(new() { WriteIndented = true }) + "\n";

    public JsonObject Paths => Root["paths"]!.AsObject();

    public JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    public IEnumerable<JsonNode> Operations =>
        Paths.SelectMany(path => path.Value!.AsObject().Select(each => each.Value!));

    /// <summary>Describes an application.</summary>
    public static void AddTo(IServiceCollection services) => services.AddOpenApi(options =>
        options.AddDocumentTransformer((document, _, _) =>
        {
            (document.Info.Title, document.Servers) = ("Loans", []);
            return Task.CompletedTask;
        }));

    public static void MapIn(WebApplication app) => app.MapOpenApi();

    public static async Task<OpenApiDocument> OfAsync(TestApp app)
    {
        var reply = await app.GetAsync("/openapi/v1.json");
        Assert.True(reply.Code == 200, $"{reply} {string.Join('\n', app.Log.Errors)}");
        return new(JsonNode.Parse(reply.Body)!);
    }

    public JsonNode Operation(string path, string method) => Root["paths"]![path]![method]!;

    public JsonNode Body(string path, string method) =>
        Operation(path, method)["requestBody"]!["content"]!["application/json"]!["schema"]!;

    /// <summary>Checks that an answer is one that the document describes, with its headers.</summary>
    public void Check(string path, string method, Reply reply)
    {
        var response = Operation(path, method)["responses"]![$"{reply.Code}"];
        Assert.True(response is not null, $"{method} {path} has no response {reply.Code}: {reply}");
        foreach (var header in Headers.Where(each => reply.Header(each) is not null))
            Assert.True(response["headers"]?[header] is not null, $"{method} {path} {reply.Code} has no {header}.");
        if (reply.Body.Length == 0)
            return;

        var schema = response["content"]![reply.Type!]!["schema"]!["$ref"]!.GetValue<string>().Split('/')[^1];
        var results = _schemas[schema].Evaluate(JsonNode.Parse(reply.Body), _validation);
        Assert.True(
            results.IsValid,
            $"{method} {path}: {reply}\n" + string.Join('\n', results.Details
                .Where(each => each.Errors is not null)
                .SelectMany(each => each.Errors!.Select(error => $"{each.InstanceLocation}: {error.Value}"))));
    }
}
