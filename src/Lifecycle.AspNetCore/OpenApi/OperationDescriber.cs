using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Lifecycle.AspNetCore;

/// <summary>Describes the endpoints of a lifecycle in an OpenAPI document.</summary>
/// <param name="lifecycle">The name of the lifecycle.</param>
/// <param name="name">What the document calls its endpoints.</param>
/// <param name="options">The options of the endpoints.</param>
/// <param name="endpoint">The endpoint.</param>
internal sealed class OperationDescriber(
    string lifecycle, string name, LifecycleHttpOptions options, EndpointDescription endpoint)
{
    /// <summary>The statuses of problems that every endpoint may have.</summary>
    private static readonly string[] Always = ["401", "403", "500"];

    /// <summary>The statuses of requests that may succeed later.</summary>
    private static readonly string[] Passing = ["409", "503"];

    private static readonly Dictionary<string, string> HeaderSummaries = new()
    {
        ["ETag"] = "The tag of what the body shows, or of what the change led to.",
        ["Link"] = "The next page, if there is one.",
        ["Location"] = "The address of the instance.",
        ["Retry-After"] = "In how many seconds the same request may succeed, if it may.",
    };

    /// <summary>Describes the endpoint.</summary>
    /// <param name="operation">The operation to complete.</param>
    /// <param name="context">The document that it is in.</param>
    public async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var document = context.Document!;
        ContractSchemas.AddTo(document);
        var scope = context.ApplicationServices.CreateAsyncScope();
        await using var _ = scope.ConfigureAwait(false);
        var manager = scope.ServiceProvider.GetRequiredKeyedService<ILifecycleManager>(lifecycle);
        var written = new JsonObject
        {
            ["operationId"] = $"{name}-{endpoint.Name}" + (endpoint.Trigger is { } trigger ? $"-{trigger}" : ""),
            ["summary"] = endpoint.Trigger is null ? endpoint.Summary : $"Fires {endpoint.Trigger}.",
            ["parameters"] = new JsonArray([.. Parameters(context.Description.RelativePath ?? "")]),
            ["responses"] = Responses(),
        };
        if (Body(document, manager) is { } body)
            written["requestBody"] = body;
        var read = OpenApiModelFactory.Parse<OpenApiOperation>(
            written.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out var _, "json")!;
        operation.OperationId = read.OperationId;
        operation.Summary = read.Summary;
        operation.Parameters = read.Parameters;
        operation.RequestBody = read.RequestBody;
        operation.Responses = read.Responses;
    }

    private IEnumerable<JsonNode> Parameters(string path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (segment is ['{', .. var parameter, '}'])
                yield return Parameter(new(parameter, PathSummary(parameter)) { IsRequired = _ => true }, "path");
        }

        foreach (var parameter in endpoint.Query)
            yield return Parameter(parameter, "query");
        foreach (var parameter in endpoint.Headers)
            yield return Parameter(parameter, "header");
    }

    private static string PathSummary(string parameter) => parameter switch
    {
        "id" => "The id of the instance.",
        "trigger" => "The trigger.",
        "criterion" => "The id of the criterion.",
        _ => $"The {parameter} of the path.",
    };

    private JsonObject Parameter(EndpointParameter parameter, string place)
    {
        var value = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Format is { } format)
            value["format"] = format;
        if (parameter.Most is { } most)
            (value["minimum"], value["maximum"]) = (1, most(options));
        if (parameter.Longest is { } longest)
            (value["minLength"], value["maxLength"]) = (1, longest);
        return new()
        {
            ["name"] = parameter.Name,
            ["in"] = place,
            ["description"] = parameter.Summary,
            ["required"] = parameter.IsRequired(options),
            ["schema"] = parameter.IsList ? new JsonObject { ["type"] = "array", ["items"] = value } : value,
        };
    }

    private JsonObject? Body(OpenApiDocument document, ILifecycleManager manager)
    {
        switch (endpoint.Body)
        {
            case null:
                return null;
            case "subject":
                return Command(
                    new() { ["subject"] = Schema(document, [lifecycle, "Subject"], manager.SubjectJson) }, "subject");
            case "waiver":
                var members = new JsonObject
                {
                    ["expiresAt"] = new JsonObject { ["type"] = "string", ["format"] = "date-time" },
                };
                if (endpoint.HasRequester)
                    members["requestedBy"] = new JsonObject { ["type"] = "string" };
                return Command(members, "reason");
            case "patch":
                return Content(EndpointDescription.MergePatch, new() { ["type"] = "object" }, isRequired: true);
            default:
                return Payload(document, manager);
        }
    }

    private JsonObject Payload(OpenApiDocument document, ILifecycleManager manager)
    {
        if (endpoint.Trigger is not { } trigger)
            return Command(new() { ["payload"] = new JsonObject() });

        return manager.PayloadJson(trigger) is { } type
            ? Command(new() { ["payload"] = Schema(document, [lifecycle, trigger, "Payload"], type) }, "payload")
            : Command([]);
    }

    /// <summary>A body of a reason and other members.</summary>
    private static JsonObject Command(JsonObject members, params string[] required)
    {
        members["reason"] = new JsonObject
        {
            ["type"] = "string",
            ["maxLength"] = EndpointDescription.LongestReason,
        };
        var command = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = members,
            ["additionalProperties"] = false,
        };
        if (required.Length > 0)
            command["required"] = new JsonArray([.. required.Select(each => (JsonNode)each)]);
        return Content("application/json", command, isRequired: required.Length > 0);
    }

    private static JsonObject Content(string type, JsonObject schema, bool isRequired) => new()
    {
        ["required"] = isRequired,
        ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } },
    };

    private static JsonObject Schema(OpenApiDocument document, string[] name, JsonTypeInfo type) =>
        ContractSchemas.Add(document, name, JsonText.Schema(type));

    private JsonObject Responses()
    {
        var responses = new JsonObject();
        foreach (var answers in endpoint.Answers.GroupBy(each => each.Status))
        {
            var content = new JsonObject();
            foreach (var answer in answers.Where(each => each.Type is not null))
                content[answer.Type!] = new JsonObject { ["schema"] = ContractSchemas.Reference(answer.Schema!) };
            responses[answers.Key] = Response(
                endpoint.Summary, content, answers.SelectMany(each => each.Headers).Distinct());
        }

        foreach (var status in endpoint.Problems.Concat(Always).Order(StringComparer.Ordinal))
        {
            var problem = new JsonObject { ["schema"] = ContractSchemas.Reference("LifecycleProblem") };
            responses[status] = Response(
                "A problem.",
                new() { ["application/problem+json"] = problem },
                Passing.Contains(status) ? ["Retry-After"] : []);
        }

        return responses;
    }

    private static JsonObject Response(string description, JsonObject content, IEnumerable<string> headers)
    {
        var response = new JsonObject { ["description"] = description, ["content"] = content };
        var described = new JsonObject();
        foreach (var header in headers)
        {
            described[header] = new JsonObject
            {
                ["description"] = HeaderSummaries[header],
                ["schema"] = new JsonObject { ["type"] = header == "Retry-After" ? "integer" : "string" },
            };
        }

        if (described.Count > 0)
            response["headers"] = described;
        return response;
    }
}
