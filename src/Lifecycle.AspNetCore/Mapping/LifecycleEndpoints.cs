using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lifecycle.AspNetCore;

/// <summary>Maps the endpoints of a lifecycle.</summary>
internal sealed class LifecycleEndpoints(
    RouteGroupBuilder group, LifecycleGraph<string, string> graph, LifecycleHttpOptions options)
{
    private const string Instance = "/{id}";
    private const string Waiver = Instance + "/waivers/{criterion}";

    public RouteGroupBuilder Map()
    {
        Map("GET", "/", EndpointDescription.List, InstanceEndpoints.ListAsync);
        Map("PUT", Instance, EndpointDescription.Start, InstanceEndpoints.StartAsync);
        Map("GET", Instance, EndpointDescription.Read, InstanceEndpoints.ReadAsync);
        Map("GET", Instance + "/prospects", EndpointDescription.Prospects, TriggerEndpoints.ProspectsAsync);
        Map("GET", Instance + "/plan", EndpointDescription.Plan, TriggerEndpoints.PlanAsync);
        Map("POST", Instance + "/gates/{trigger}", EndpointDescription.Evaluate, TriggerEndpoints.EvaluateAsync);
        MapTriggers();
        Map("GET", Instance + "/history", EndpointDescription.History, HistoryEndpoints.ReadAsync);
        Map("GET", Instance + "/history/verification", EndpointDescription.Verify, HistoryEndpoints.VerifyAsync);
        Map("GET", Instance + "/diagram", EndpointDescription.Draw, DiagramEndpoints.DrawAsync);
        Map("GET", "/definition", EndpointDescription.Describe, DefinitionEndpoints.DescribeAsync);
        if (options.IsPatchAllowed)
            Map("PATCH", Instance + "/subject", EndpointDescription.Patch, SubjectEndpoints.PatchAsync);
        if (options.WaiverMember is not null)
        {
            Map("PUT", Waiver, EndpointDescription.Waive, WaiverEndpoints.GrantAsync);
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
        var names = graph.Triggers
            .Select(trigger => trigger.Name)
            .Where(IsPlain)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(alike => alike.Count() == 1)
            .Select(alike => alike.Key)
            .ToArray();
        foreach (var name in names)
        {
            var description = EndpointDescription.Fire with { Trigger = name };
            Map("POST", $"{Instance}/triggers/{name}", description, TriggerEndpoints.FireAsync);
        }

        var others = Map(
            "POST", Instance + "/triggers/{trigger}", EndpointDescription.Fire, TriggerEndpoints.FireAsync);
        if (names.Length == graph.Triggers.Count)
            others.ExcludeFromDescription();
    }

    private static bool IsPlain(string name) =>
        name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_');

    private IEndpointConventionBuilder Map(
        string method,
        string pattern,
        EndpointDescription description,
        Func<LifecycleCall, ValueTask<IResult>> answer)
    {
        var depth = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;
        RequestDelegate handler = http => LifecycleCall.RunAsync(http, graph.Name, options, depth, answer);

        // The method makes the endpoint visible to what describes endpoints.
        return group.MapMethods(pattern, [method], handler)
            .WithMetadata(handler.Method)
            .WithTags(graph.Name)
            .AddOpenApiOperationTransformer((operation, context, _) =>
                OperationDescriber.DescribeAsync(operation, context, graph.Name, description));
    }
}
