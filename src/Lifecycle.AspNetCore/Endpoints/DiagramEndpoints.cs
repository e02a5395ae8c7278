using Lifecycle.Diagrams;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>Draws instances.</summary>
internal static class DiagramEndpoints
{
    private const string Svg = "image/svg+xml";
    private const string Mermaid = "text/vnd.mermaid";
    private const string Dot = "text/vnd.graphviz";

    public static async ValueTask<IResult> DrawAsync(LifecycleCall call)
    {
        var type = Accept.Choose(call.Http, Svg, Mermaid, Dot);
        var instance = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
        var graph = call.Manager.Graph;
        var options = new DiagramOptions
        {
            PresentStage = instance.Stage,
            PermittedTriggers = graph.PermittedTriggers(instance.Stage),
            Path = await PathAsync(call, graph).ConfigureAwait(false),
        };

        // An image is a document of its own in a browser, which has no reason to run anything.
        call.Http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return type switch
        {
            Svg => new Answer(graph.ToSvg(options), type),
            Mermaid => new Answer(graph.ToMermaid(options), $"{type}; charset=utf-8"),
            _ => new Answer(graph.ToDot(options), $"{type}; charset=utf-8"),
        };
    }

    /// <summary>
    /// The steps of the instance, each once, without those of earlier revisions that the graph cannot show.
    /// </summary>
    private static async ValueTask<IReadOnlyList<DiagramStep>> PathAsync(
        LifecycleCall call, LifecycleGraph<string, string> graph)
    {
        var path = new OrderedDictionary<DiagramStep, bool>();
        var history = call.Manager.HistoryAsync(call.Id, call.Cancelled);
        await foreach (var entry in history.ConfigureAwait(false))
        {
            if (entry is { IsAccepted: true, Trigger: { } trigger }
                && graph.TryFind(trigger, out _) && graph.Contains(entry.From) && graph.Contains(entry.To))
                path.TryAdd(new(entry.From, trigger, entry.To), true);
        }

        return [.. path.Keys];
    }
}
