using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lifecycle.AspNetCore.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.AspNetCore.Tests.OpenApi;

/// <summary>The OpenAPI document describes what the endpoints do.</summary>
public class OpenApiTests
{
    private const string Published = "docs/schemas/openapi.json";

    [Fact]
    public async Task The_published_document_is_the_one_that_the_test_application_has()
    {
        await using var app = await StartAsync();
        var published = Path.Combine(Root(), Published);
        var document = (await OpenApiDocument.OfAsync(app)).Text;

        if (Environment.GetEnvironmentVariable("LIFECYCLE_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(published, document);

        Assert.Equal((await File.ReadAllTextAsync(published)).ReplaceLineEndings("\n"), document);
    }

    [Fact]
    public async Task It_is_of_version_3_1_and_each_trigger_has_an_operation_with_the_schema_of_its_payload()
    {
        await using var app = await StartAsync();

        var document = await OpenApiDocument.OfAsync(app);

        Assert.StartsWith("3.1", document.Root["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            Enum.GetNames<LoanTrigger>().Order(StringComparer.Ordinal),
            document.Paths.Select(each => each.Key).Where(path => path.StartsWith("/loans/{id}/triggers/"))
                .Select(path => path.Split('/')[^1]).Order(StringComparer.Ordinal));
        var payload = document.Body("/loans/{id}/triggers/Approve", "post")["properties"]!["payload"]!;
        Assert.Equal("#/components/schemas/Loan_Approve_Payload", payload["$ref"]!.GetValue<string>());
        Assert.NotNull(document.Schemas["Loan_Approve_Payload"]!["properties"]!["rate"]);
        Assert.Null(document.Body("/loans/{id}/triggers/Assess", "post")["properties"]!["payload"]);
        Assert.Equal(
            "#/components/schemas/Loan_Subject",
            document.Body("/loans/{id}", "put")["properties"]!["subject"]!["$ref"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_reference_leads_to_a_component_and_every_operation_has_an_id_of_its_own()
    {
        await using var app = await StartAsync(app =>
        {
            app.MapLifecycle<LoanLifecycle>("/archive");
            app.MapLifecycle<ConvertedLifecycle>("/converted");
        });

        var document = await OpenApiDocument.OfAsync(app);

        var references = Nodes(document.Root).OfType<JsonObject>().Select(each => each["$ref"]?.GetValue<string>())
            .OfType<string>().Distinct().ToArray();
        Assert.InRange(references.Length, 15, 100);
        Assert.All(references, each => Assert.True(document.Schemas.ContainsKey(each.Split('/')[^1]), each));
        var ids = document.Operations.Select(each => each["operationId"]!.GetValue<string>()).ToArray();
        Assert.InRange(ids.Length, 40, 80);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Contains("Loan-read", ids);
        Assert.Contains("Loan-2-fire-Approve", ids);
    }

    /// <summary>Two names of which one begins with the other, and a trigger that is called as a schema is.</summary>
    [Fact]
    public async Task No_schema_takes_the_place_of_another()
    {
        await using var app = await StartAsync(app =>
        {
            app.MapLifecycle<PlainLifecycle>("/plain");
            app.MapLifecycle<PlainReLifecycle>("/re");
        });

        var document = await OpenApiDocument.OfAsync(app);

        Assert.Equal("number", Payload("/plain", "Subject", "Weight"));
        Assert.Equal("number", Payload("/plain", "ReRead", "Weight"));
        Assert.Equal("boolean", Payload("/re", "Read", "IsFirm"));

        string? Payload(string path, string trigger, string member)
        {
            var schema = document.Body($"{path}/{{id}}/triggers/{trigger}", "post")["properties"]!["payload"]!["$ref"]!;
            return document.Schemas[schema.GetValue<string>().Split('/')[^1]]!["properties"]?[member]?["type"]
                ?.GetValue<string>();
        }
    }

    [Fact]
    public async Task What_a_request_has_to_have_is_required()
    {
        await using var free = await StartAsync();
        await using var strict = await StartAsync(options: options =>
        {
            options.RequireIfMatch = true;
            options.RequireIdempotencyKey = true;
        });

        Assert.Equal(["If-None-Match"], Required(await OpenApiDocument.OfAsync(free), "/loans/{id}", "put"));
        Assert.Empty(Required(await OpenApiDocument.OfAsync(free), "/loans/{id}/triggers/Note", "post"));
        var document = await OpenApiDocument.OfAsync(strict);
        Assert.Equal(["If-None-Match", "Idempotency-Key"], Required(document, "/loans/{id}", "put"));
        Assert.Equal(["If-Match", "Idempotency-Key"], Required(document, "/loans/{id}/triggers/Note", "post"));
        Assert.Equal(["If-Match", "Idempotency-Key"], Required(document, "/loans/{id}/waivers/{criterion}", "put"));
        Assert.Equal(
            ["reason"],
            document.Body("/loans/{id}/waivers/{criterion}", "put")["required"]!.AsArray()
                .Select(each => each!.GetValue<string>()));

        static string[] Required(OpenApiDocument document, string path, string method) =>
        [
            .. document.Operation(path, method)["parameters"]!.AsArray()
                .Where(each => each!["in"]!.GetValue<string>() == "header"
                    && each["required"]?.GetValue<bool>() == true)
                .Select(each => each!["name"]!.GetValue<string>()),
        ];
    }

    [Fact]
    public async Task What_the_endpoints_answer_is_what_the_document_says()
    {
        await using var app = await StartAsync();
        var document = await OpenApiDocument.OfAsync(app);
        document.Check("/loans/{id}", "put", await app.PutAsync("1", """{"subject":{"amount":100}}"""));
        (string Path, string Method, string Sent, string? Body)[] requests =
        [
            ("/loans", "get", "/loans?limit=1", null),
            ("/loans/{id}", "get", "/loans/1", null),
            ("/loans/{id}/prospects", "get", "/loans/1/prospects", null),
            ("/loans/{id}/plan", "get", "/loans/1/plan?goal=PaidOut", null),
            ("/loans/{id}/gates/{trigger}", "post", "/loans/1/gates/Assess", "{}"),
            ("/loans/{id}/triggers/Note", "post", "/loans/1/triggers/Note", "{}"),
            ("/loans/{id}/triggers/Assess", "post", "/loans/1/triggers/Assess", "{}"),
            ("/loans/{id}/triggers/PayOut", "post", "/loans/1/triggers/PayOut", "{}"),
            ("/loans/{id}/triggers/Approve", "post", "/loans/1/triggers/Approve", "{}"),
            ("/loans/{id}/waivers/{criterion}", "put", "/loans/1/waivers/ASS-02", "{}"),
            ("/loans/{id}/subject", "patch", "/loans/1/subject", "{}"),
            ("/loans/{id}/history", "get", "/loans/1/history", null),
            ("/loans/{id}/history/verification", "get", "/loans/1/history/verification", null),
            ("/loans/definition", "get", "/loans/definition", null),
            ("/loans/{id}", "get", "/loans/2", null),
        ];

        await app.PutAsync("0");
        foreach (var (path, method, sent, body) in requests)
            document.Check(path, method, await app.SendAsync(method.ToUpperInvariant(), sent, body));
    }

    [Fact]
    public async Task Triggers_without_a_route_of_their_own_share_one()
    {
        await using var app = await StartAsync(app => app.MapLifecycle<SpacedLifecycle>("/spaced"));

        var document = await OpenApiDocument.OfAsync(app);

        Assert.True(document.Paths.ContainsKey("/spaced/{id}/triggers/{trigger}"));
        Assert.False(document.Paths.ContainsKey("/loans/{id}/triggers/{trigger}"));
    }

    private static Task<TestApp> StartAsync(
        Action<WebApplication>? map = null, Action<LifecycleHttpOptions>? options = null) => TestApp.StartAsync(
        each =>
        {
            each.ShowSubject().AllowPatch("everyone").AllowWaivers("underwriters", "waivers");
            options?.Invoke(each);
        },
        services: services =>
        {
            OpenApiDocument.AddTo(services);
            services.AddLifecycle<ConvertedLifecycle>().UseInMemory();
            services.AddLifecycle<PlainLifecycle>().UseInMemory();
            services.AddLifecycle<PlainReLifecycle>().UseInMemory();
            services.AddLifecycle<SpacedLifecycle>().UseInMemory();
        },
        before: app =>
        {
            OpenApiDocument.MapIn(app);
            map?.Invoke(app);
        });

    private static IEnumerable<JsonNode> Nodes(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(each => Nodes(each.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Nodes),
        _ => [],
    };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }

    private sealed record Weighed(double Weight);

    private sealed record Firm(bool IsFirm);

    private sealed class PlainLifecycle : LifecycleDefinition<string, string, Firm>
    {
        public override string Name => "Plain";

        protected override void Define(LifecycleBuilder<string, string, Firm> lifecycle)
        {
            lifecycle.Trigger("Subject").Carries<Weighed>();
            lifecycle.Trigger("ReRead").Carries<Weighed>();
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("Subject").Stay().On("ReRead").GoTo("there");
            lifecycle.Stage("there").IsTerminal();
        }
    }

    private sealed class PlainReLifecycle : LifecycleDefinition<string, string, Firm>
    {
        public override string Name => "PlainRe";

        protected override void Define(LifecycleBuilder<string, string, Firm> lifecycle)
        {
            lifecycle.Trigger("Read").Carries<Firm>();
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("Read").GoTo("there");
            lifecycle.Stage("there").IsTerminal();
        }
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

    [JsonConverter(typeof(CodeConverter))]
    private sealed record Code(string Text);

    private sealed class CodeConverter : JsonConverter<Code>
    {
        public override Code Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Code value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }

    /// <summary>Of a subject with a converter, the serializer knows no schema.</summary>
    private sealed class ConvertedLifecycle : LifecycleDefinition<string, string, Code>
    {
        public override string Name => "Converted";

        protected override void Define(LifecycleBuilder<string, string, Code> lifecycle)
        {
            lifecycle.StartsIn("here");
            lifecycle.Stage("here").On("go").GoTo("gone");
            lifecycle.Stage("gone").IsTerminal();
        }
    }
}
