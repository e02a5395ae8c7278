using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Lifecycle.AspNetCore;

/// <summary>Maps the endpoints of a lifecycle.</summary>
/// <param name="group">The group that they are in.</param>
/// <param name="manager">The manager, as text.</param>
/// <param name="options">The options of the endpoints.</param>
/// <param name="name">What OpenAPI documents call the endpoints: the name of the lifecycle, unless it is mapped
/// again.</param>
internal sealed class LifecycleEndpoints(
    RouteGroupBuilder group, ILifecycleManager manager, LifecycleHttpOptions options, string name)
{
    private const string Instance = "/{id}";
    private const string Waiver = Instance + "/waivers/{criterion}";

    public RouteGroupBuilder Map()
    {
        MapGet("/", EndpointDescription.List, InstanceEndpoints.ListAsync);
        Map("PUT", Instance, EndpointDescription.Start, InstanceEndpoints.StartAsync);
        MapGet(Instance, EndpointDescription.Read, InstanceEndpoints.ReadAsync);
        MapGet(Instance + "/prospects", EndpointDescription.Prospects, TriggerEndpoints.ProspectsAsync);
        MapGet(Instance + "/plan", EndpointDescription.Plan, TriggerEndpoints.PlanAsync);
        Map("POST", Instance + "/gates/{trigger}", EndpointDescription.Evaluate, TriggerEndpoints.EvaluateAsync);
        MapTriggers();
        MapGet(Instance + "/history", EndpointDescription.History, HistoryEndpoints.ReadAsync);
        MapGet(Instance + "/history/verification", EndpointDescription.Verify, HistoryEndpoints.VerifyAsync);
        MapGet(Instance + "/diagram", EndpointDescription.Draw, DiagramEndpoints.DrawAsync);
        MapGet("/definition", EndpointDescription.Describe, DefinitionEndpoints.DescribeAsync);
        if (options.PatchPolicy is not null)
            Map("PATCH", Instance + "/subject", EndpointDescription.Patch, SubjectEndpoints.PatchAsync);
        if (options.Waivers is { } waivers)
        {
            var description = EndpointDescription.Waive with { HasRequester = waivers.HasRequester };
            Map("PUT", Waiver, description, WaiverEndpoints.GrantAsync);
            Map("DELETE", Waiver, EndpointDescription.Withdraw, WaiverEndpoints.WithdrawAsync);
        }

        return group;
    }

    /// <summary>
    /// Maps a route for each trigger whose name can be one, and one for all others. Routes ignore case and triggers do
    /// not, so each of them reads the trigger from the path.
    /// </summary>
    private void MapTriggers()
    {
        var triggers = manager.Graph.Triggers;
        var names = triggers
            .Select(trigger => trigger.Name)
            .Where(IsPlain)
            .GroupBy(each => each, StringComparer.OrdinalIgnoreCase)
            .Where(alike => alike.Count() == 1)
            .Select(alike => alike.Key)
            .ToArray();
        foreach (var trigger in names)
        {
            var description = EndpointDescription.Fire with { Trigger = trigger };
            Map("POST", $"{Instance}/triggers/{trigger}", description, TriggerEndpoints.FireAsync);
        }

        var others = Map(
            "POST", Instance + "/triggers/{trigger}", EndpointDescription.Fire, TriggerEndpoints.FireAsync);
        if (names.Length == triggers.Count)
            others.ExcludeFromDescription();
    }

    private static bool IsPlain(string name) =>
        name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_');

    /// <summary>
    /// Maps what answers GET, and HEAD, whose body the server leaves out. Only callers who may read are told.
    /// </summary>
    private void MapGet(string pattern, EndpointDescription description, Endpoint answer)
    {
        Map("GET", pattern, description, ReadAsync);
        Map("HEAD", pattern, description, ReadAsync).ExcludeFromDescription();

        async ValueTask<IResult> ReadAsync(LifecycleCall call)
        {
            await call.AuthorizeAsync(options.ReadPolicy).ConfigureAwait(false);
            return await answer(call).ConfigureAwait(false);
        }
    }

    private IEndpointConventionBuilder Map(
        string method, string pattern, EndpointDescription description, Endpoint answer)
    {
        var segments = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var decoded = new RouteValueDictionary();
        for (var index = 0; index < segments.Length; index++)
        {
            if (segments[index] is ['{', .. var parameter, '}'])
                decoded[parameter] = new DecodedSegment(segments.Length - 1 - index);
        }

        var shape = new CallShape(manager.Name, options, description, segments.Length);
        var describer = new OperationDescriber(manager.Name, name, options, description);
        RequestDelegate handler = http => LifecycleCall.RunAsync(http, shape, answer);

        // The method makes the endpoint visible to what describes endpoints.
        return group.Map(RoutePatternFactory.Parse(pattern, defaults: null, decoded), handler)
            .WithMetadata(new HttpMethodMetadata([method]), handler.Method)
            .WithDisplayName($"HTTP: {method} {manager.Name} {pattern}")
            .WithTags(manager.Name)
            .DisableCookieRedirect()
            .AddOpenApiOperationTransformer((operation, context, _) =>
                describer.DescribeAsync(operation, context));
    }
}
