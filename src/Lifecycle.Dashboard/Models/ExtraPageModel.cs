namespace Lifecycle.Dashboard;

/// <summary>A page that the application adds to an instance. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Row">The instance.</param>
/// <param name="Section">The title and the content of the page.</param>
internal sealed record ExtraPageModel(ShownLifecycle Lifecycle, InstanceRow Row, RenderedSection Section)
{
    public static async ValueTask<ExtraPageModel> ReadAsync(DashboardCall call)
    {
        var (lifecycle, name) = (call.Lifecycle, call.Http.Request.RouteValues["extra"] as string);
        var page = lifecycle.Pages.ExtraPages
            .FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw RequestException.NotFound("There is no such page.");
        var instance = await call.Manager.GetAsync(call.Id, call.Cancelled).ConfigureAwait(false);
        var rendered = await SectionRendering.RenderAsync(call, [page.Section], instance).ConfigureAwait(false);
        return new(lifecycle, InstanceRow.Of(instance.Stored, lifecycle.Pages), rendered[0]);
    }
}
