using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Lifecycle.Dashboard;

/// <summary>Renders the sections of an application.</summary>
internal static class SectionRendering
{
    public static async ValueTask<RenderedSection> RenderAsync(
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
