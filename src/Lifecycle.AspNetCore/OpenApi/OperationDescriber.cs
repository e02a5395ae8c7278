using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Lifecycle.AspNetCore;

/// <summary>Describes the endpoints of a lifecycle in an OpenAPI document.</summary>
internal static class OperationDescriber
{
    /// <summary>Describes one endpoint.</summary>
    /// <param name="operation">The operation to complete.</param>
    /// <param name="context">The document that it is in.</param>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="endpoint">What to say.</param>
    public static async Task DescribeAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        string lifecycle,
        EndpointDescription endpoint)
    {
        var document = context.Document!;
        ContractSchemas.AddTo(document);
        var scope = context.ApplicationServices.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var manager = scope.ServiceProvider.GetRequiredKeyedService<ILifecycleManager>(lifecycle);
        var written = new JsonObject
        {
            ["operationId"] = $"{lifecycle}-{endpoint.Name}"
                + (endpoint.Trigger is { } trigger ? $"-{trigger}" : ""),
            ["summary"] = endpoint.Trigger is null ? endpoint.Summary : $"Fires {endpoint.Trigger}.",
            ["parameters"] = new JsonArray([.. Parameters(context.Description.RelativePath ?? "", endpoint)]),
            ["responses"] = Responses(endpoint),
        };
        if (Body(document, manager, endpoint) is { } body)
            written["requestBody"] = body;
        var read = OpenApiModelFactory.Parse<OpenApiOperation>(
            written.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var _, "json")!;
        operation.OperationId = read.OperationId;
        operation.Summary = read.Summary;
        operation.Parameters = read.Parameters;
        operation.RequestBody = read.RequestBody;
        operation.Responses = read.Responses;
    }

    private static IEnumerable<JsonNode> Parameters(string path, EndpointDescription endpoint)
    {
        foreach (var segment in path.Split('/'))
        {
            if (segment is ['{', .. var name, '}'])
                yield return Parameter(name, "path", isRequired: true);
        }

        foreach (var (name, summary) in endpoint.Query)
            yield return Parameter(name, "query", isRequired: name == "goal", summary);
        foreach (var (name, summary) in endpoint.Headers)
            yield return Parameter(name, "header", isRequired: false, summary);
    }

    private static JsonObject Parameter(string name, string place, bool isRequired, string? summary = null)
    {
        var text = new JsonObject { ["type"] = "string" };
        var parameter = new JsonObject
        {
            ["name"] = name,
            ["in"] = place,
            ["required"] = isRequired,
            ["schema"] = name == "stage" ? new JsonObject { ["type"] = "array", ["items"] = text } : text,
        };
        if (summary is not null)
            parameter["description"] = summary;
        return parameter;
    }

    private static JsonObject? Body(OpenApiDocument document, ILifecycleManager manager, EndpointDescription endpoint)
    {
        switch (endpoint.Body)
        {
            case null:
                return null;
            case "subject":
                return Command("subject", Schema(document, $"{manager.Name}Subject", manager.SubjectJson), true);
            case "expiresAt":
                return Command("expiresAt", new() { ["type"] = "string", ["format"] = "date-time" }, false);
            case "patch":
                return Content(RequestBody.MergePatch, new() { ["type"] = "object" }, isRequired: true);
            default:
                var payload = endpoint.Trigger is { } trigger ? manager.PayloadJson(trigger) : null;
                return endpoint.Trigger is null ? Command("payload", [], false)
                    : payload is null ? Command(null, null, false)
                    : Command("payload", Schema(document, manager.Name + endpoint.Trigger, payload), true);
        }
    }

    /// <summary>A body with a reason and another member.</summary>
    private static JsonObject Command(string? name, JsonObject? schema, bool isRequired)
    {
        var members = new JsonObject { ["reason"] = new JsonObject { ["type"] = "string" } };
        var command = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = members,
            ["additionalProperties"] = false,
        };
        if (name is not null)
            members[name] = schema;
        if (isRequired)
            command["required"] = new JsonArray(name);
        return Content("application/json", command, isRequired);
    }

    private static JsonObject Content(string type, JsonObject schema, bool isRequired) => new()
    {
        ["required"] = isRequired,
        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } },
    };

    private static JsonObject Schema(OpenApiDocument document, string name, JsonTypeInfo type) =>
        ContractSchemas.Add(document, name, JsonText.Schema(type));

    private static JsonObject Responses(EndpointDescription endpoint)
    {
        var responses = new JsonObject();
        foreach (var answers in endpoint.Answers.GroupBy(each => each.Status))
        {
            var content = new JsonObject();
            foreach (var (_, type, schema) in answers.Where(each => each.Type is not null))
                content[type!] = new JsonObject { ["schema"] = ContractSchemas.Reference(schema!) };
            responses[answers.Key] = new JsonObject { ["description"] = endpoint.Summary, ["content"] = content };
        }

        foreach (var status in endpoint.Problems)
        {
            var problem = new JsonObject { ["schema"] = ContractSchemas.Reference("LifecycleProblem") };
            responses[status] = new JsonObject
            {
                ["description"] = "A problem.",
                ["content"] = new JsonObject { ["application/problem+json"] = problem },
            };
        }

        return responses;
    }
}
