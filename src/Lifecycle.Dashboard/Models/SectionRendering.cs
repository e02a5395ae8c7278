using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lifecycle.Dashboard;

/// <summary>Renders the sections of an application.</summary>
internal static class SectionRendering
{
    public static async ValueTask<IReadOnlyList<RenderedSection>> RenderAsync(
        DashboardCall call, IReadOnlyList<InstanceSection> sections, ManagedInstance<string, JsonElement> instance)
    {
        if (sections.Count == 0)
            return [];

        var services = call.Http.RequestServices;
        var renderer = new HtmlRenderer(
            services, services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance);
        await using (renderer.ConfigureAwait(false))
        {
            var rendered = new List<RenderedSection>();
            foreach (var section in sections)
                rendered.Add(await RenderAsync(call, renderer, section, instance).ConfigureAwait(false));

            return rendered;
        }
    }

    private static async ValueTask<RenderedSection> RenderAsync(
        DashboardCall call,
        HtmlRenderer renderer,
        InstanceSection section,
        ManagedInstance<string, JsonElement> instance)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Instance"] = instance });
        try
        {
            var markup = await renderer.Dispatcher
                .InvokeAsync(async () =>
                {
                    var output = await renderer
                        .RenderComponentAsync(section.Component, parameters)
                        .ConfigureAwait(true);
                    return output.ToHtmlString();
                })
                .ConfigureAwait(false);
            return new(section.Title, markup);
        }
        catch (Exception exception) when (!call.Cancelled.IsCancellationRequested)
        {
            DashboardLog.Failed(call.Http, exception, section.Title);
            return new(section.Title, null);
        }
    }
}
