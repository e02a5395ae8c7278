using System.Text.Json.Nodes;
using Json.Schema;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.OpenApi;

/// <summary>The OpenAPI document describes what the endpoints do.</summary>
public class OpenApiTests
{
    private const string File = "docs/schemas/openapi.json";

    [Fact]
    public async Task The_published_document_is_the_one_that_the_test_application_has()
    {
        await using var app = await StartAsync();
        var published = Path.Combine(Root(), File);
        var document = await DocumentAsync(app);

        if (Environment.GetEnvironmentVariable("LIFECYCLE_WRITE_OPENAPI") == "1")
            await System.IO.File.WriteAllTextAsync(published, document);

        Assert.Equal(
            (await System.IO.File.ReadAllTextAsync(published)).ReplaceLineEndings("\n"), document);
    }

    [Fact]
    public async Task It_is_of_version_3_1_and_each_trigger_has_an_operation_with_the_schema_of_its_payload()
    {
        await using var app = await StartAsync();

        var document = JsonNode.Parse(await DocumentAsync(app))!;

        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var paths = document["paths"]!.AsObject();
        Assert.Equal(
            Enum.GetNames<LoanTrigger>().Order(StringComparer.Ordinal),
            paths.Select(each => each.Key).Where(path => path.StartsWith("/loans/{id}/triggers/"))
                .Select(path => path.Split('/')[^1]).Order(StringComparer.Ordinal));
        var payload = Body(document, "/loans/{id}/triggers/Approve", "post")["properties"]!["payload"]!;
        Assert.Equal("#/components/schemas/LoanApprove", payload["$ref"]!.GetValue<string>());
        Assert.NotNull(document["components"]!["schemas"]!["LoanApprove"]!["properties"]!["rate"]);
        Assert.Null(Body(document, "/loans/{id}/triggers/Assess", "post")["properties"]!["payload"]);
        Assert.Equal(
            "#/components/schemas/LoanSubject",
            Body(document, "/loans/{id}", "put")["properties"]!["subject"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_reference_leads_to_a_component_and_every_operation_has_an_id_of_its_own()
    {
        await using var app = await StartAsync();

        var document = JsonNode.Parse(await DocumentAsync(app))!;

        var schemas = document["components"]!["schemas"]!.AsObject();
        var references = Nodes(document).OfType<JsonObject>().Select(each => each["$ref"]?.GetValue<string>())
            .OfType<string>().Distinct().ToArray();
        Assert.InRange(references.Length, 15, 100);
        Assert.All(references, each => Assert.True(schemas.ContainsKey(each.Split('/')[^1]), each));
        var ids = Operations(document).Select(each => each["operationId"]!.GetValue<string>()).ToArray();
        Assert.InRange(ids.Length, 20, 40);
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public async Task What_the_endpoints_answer_is_what_the_document_says()
    {
        await using var app = await StartAsync();
        var document = JsonNode.Parse(await DocumentAsync(app))!;
        var validation = new EvaluationOptions { OutputFormat = OutputFormat.List };
        var schemas = Schemas(document, validation);
        await app.PutAsync("1", """{"subject":{"amount":100}}""");
        (string Path, string Method, string Sent, string? Body)[] requests =
        [
            ("/loans", "get", "/loans", null),
            ("/loans/{id}", "get", "/loans/1", null),
            ("/loans/{id}/prospects", "get", "/loans/1/prospects", null),
            ("/loans/{id}/plan", "get", "/loans/1/plan?goal=PaidOut", null),
            ("/loans/{id}/gates/{trigger}", "post", "/loans/1/gates/Assess", "{}"),
            ("/loans/{id}/triggers/Note", "post", "/loans/1/triggers/Note", "{}"),
            ("/loans/{id}/triggers/Assess", "post", "/loans/1/triggers/Assess", "{}"),
            ("/loans/{id}/triggers/PayOut", "post", "/loans/1/triggers/PayOut", "{}"),
            ("/loans/{id}/triggers/Approve", "post", "/loans/1/triggers/Approve", "{}"),
            ("/loans/{id}/history", "get", "/loans/1/history", null),
            ("/loans/{id}/history/verification", "get", "/loans/1/history/verification", null),
            ("/loans/definition", "get", "/loans/definition", null),
            ("/loans/{id}", "get", "/loans/2", null),
        ];

        foreach (var (path, method, sent, body) in requests)
        {
            var reply = await app.SendAsync(method.ToUpperInvariant(), sent, body);
            var response = document["paths"]![path]![method]!["responses"]![$"{reply.Code}"];
            Assert.True(response is not null, $"{method} {path} has no response {reply.Code}.");
            var schema = response["content"]![reply.Type!]!["schema"]!["$ref"]!.GetValue<string>().Split('/')[^1];
            var results = schemas[schema].Evaluate(JsonNode.Parse(reply.Body), validation);
            Assert.True(
                results.IsValid,
                $"{method} {sent}: {reply}\n" + string.Join('\n', results.Details
                    .Where(each => each.Errors is not null)
                    .SelectMany(each => each.Errors!.Select(error => $"{each.InstanceLocation}: {error.Value}"))));
        }
    }

    [Fact]
    public async Task Triggers_without_a_route_of_their_own_share_one()
    {
        await using var app = await TestApp.StartAsync(
            services: services =>
            {
                services.AddOpenApi();
                services.AddLifecycle<SpacedLifecycle>().UseInMemory();
            },
            before: each =>
            {
                each.MapOpenApi();
                each.MapLifecycle<SpacedLifecycle>("/spaced");
            });

        var paths = JsonNode.Parse(await DocumentAsync(app))!["paths"]!.AsObject().Select(each => each.Key);

        Assert.Contains("/spaced/{id}/triggers/{trigger}", paths);
        Assert.DoesNotContain("/loans/{id}/triggers/{trigger}", paths);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        options => options.ShowSubject().AllowPatch().AllowWaivers("underwriters", "waivers"),
        services: services => services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            (document.Info.Title, document.Servers) = ("Loans", []);
            return Task.CompletedTask;
        })),
        before: app => app.MapOpenApi());

    private static async Task<string> DocumentAsync(TestApp app)
    {
        var reply = await app.GetAsync("/openapi/v1.json");
        Assert.True(reply.Code == 200, $"{reply} {string.Join('\n', app.Log.Errors)}");
        return JsonNode.Parse(reply.Body)!.ToJsonString(new() { WriteIndented = true }) + "\n";
    }

    /// <summary>The components, each as a document of its own that the others refer to.</summary>
    private static Dictionary<string, JsonSchema> Schemas(JsonNode document, EvaluationOptions validation)
    {
        var schemas = new Dictionary<string, JsonSchema>();
        foreach (var (name, component) in document["components"]!["schemas"]!.AsObject())
        {
            var schema = JsonNode.Parse(component!.ToJsonString()
                .Replace("#/components/schemas/", "", StringComparison.Ordinal))!.AsObject();
            schema["$id"] = name;
            schemas.Add(name, JsonSchema.FromText(schema.ToJsonString()));
            validation.SchemaRegistry.Register(schemas[name]);
        }

        return schemas;
    }

    private static JsonNode Body(JsonNode document, string path, string method) =>
        document["paths"]![path]![method]!["requestBody"]!["content"]!["application/json"]!["schema"]!;

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(each => each.Value!));

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(each => Nodes(each.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Nodes),
        _ => [],
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }

    private sealed class SpacedLifecycle : LifecycleDefinition<string, string, object>
    {
        protected override void Define(LifecycleBuilder<string, string, object> lifecycle)
        {
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("go away").GoTo("gone");
            lifecycle.Stage("gone").IsTerminal();
        }
    }
}
