using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;

namespace Lifecycle.Dashboard;

/// <summary>Maps the pages of a dashboard.</summary>
internal sealed class DashboardEndpoints(RouteGroupBuilder group, DashboardSite site)
{
    private const string Lifecycle = "/{lifecycle}";
    private const string Instance = Lifecycle + "/instance";
    private const string Operations = Lifecycle + "/operations";

    private readonly StageCounts _counts = new();

    public RouteGroupBuilder Map()
    {
        if (site.Options.ViewPolicy is { } view)
            group.RequireAuthorization(view);

        // A cache of answers would give them to whom the dashboard does not admit.
        group.WithMetadata(new OutputCacheAttribute { NoStore = true });
        var styles = site.Lifecycles.SelectMany(lifecycle => lifecycle.Pages.Styles);
        foreach (var asset in Assets.All.Concat(styles).DistinctBy(asset => asset.Path))
            Get($"/assets/{asset.Path}", _ => ValueTask.FromResult<IResult>(new AssetResult(asset)));

        Get("/", OverviewAsync);
        Get(Lifecycle, InstancesAsync);
        Get(Instance, InstanceAsync);
        Get($"{Instance}/{ExtraPage.Reserved}", StateAsync);
        Get(Instance + "/{extra}", ExtraPageAsync);
        Get(Operations, OperationsAsync);
        Get(Lifecycle + "/definition", DefinitionAsync);
        Post(Instance, ActOnInstanceAsync);
        Post(Operations, ActOnEventAsync);
        return group;
    }

    private async ValueTask<IResult> OverviewAsync(DashboardCall call) => Page<OverviewPage, OverviewModel>(
        call, await OverviewModel.ReadAsync(call, _counts).ConfigureAwait(false), "Overview");

    private async ValueTask<IResult> InstancesAsync(DashboardCall call) => Page<InstancesPage, InstancesModel>(
        call, await InstancesModel.ReadAsync(call, _counts).ConfigureAwait(false), "Instances");

    private static async ValueTask<IResult> OperationsAsync(DashboardCall call) =>
        Page<OperationsPage, OperationsModel>(
            call, await OperationsModel.ReadAsync(call).ConfigureAwait(false), "Operations");

    private static ValueTask<IResult> DefinitionAsync(DashboardCall call) =>
        ValueTask.FromResult<IResult>(
            Page<DefinitionPage, ShownLifecycle>(call, call.Lifecycle, "Definition", isLive: false));

    private static async ValueTask<IResult> InstanceAsync(DashboardCall call) =>
        Page(call, await InstanceModel.ReadAsync(call).ConfigureAwait(false));

    private static async ValueTask<IResult> ExtraPageAsync(DashboardCall call)
    {
        var model = await ExtraPageModel.ReadAsync(call).ConfigureAwait(false);
        var title = $"{model.Section.Title} · {model.Row.Name ?? model.Row.Stored.Id}";
        return new PageResult<ExtraPageView, ExtraPageModel>(
            Shell(call, "Instances", isLive: false, title),
            model,
            model.Section.Markup is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK);
    }

    /// <summary>What is another whenever the instance has changed.</summary>
    private static async ValueTask<IResult> StateAsync(DashboardCall call)
    {
        var row = await InstanceRow.FindAsync(call, call.Id).ConfigureAwait(false)
            ?? throw RequestException.NotFound("There is no such instance.");
        return TypedResults.Text(StateOf(row.Stored));
    }

    private static async ValueTask<IResult> ActOnInstanceAsync(DashboardCall call)
    {
        var form = await PostedForm.ReadAsync(call).ConfigureAwait(false);
        var (outcome, version) = await InstanceForms.ActAsync(call, form).ConfigureAwait(false);
        return outcome is null
            ? new RedirectResult(call.Links.Instance(
                call.Lifecycle, call.Id, ("done", version?.ToString(CultureInfo.InvariantCulture))))
            : Page(call, await InstanceModel.ReadAsync(call, outcome).ConfigureAwait(false));
    }

    private static async ValueTask<IResult> ActOnEventAsync(DashboardCall call)
    {
        var form = await PostedForm.ReadAsync(call).ConfigureAwait(false);
        var done = await OperationsModel.ActAsync(call, form).ConfigureAwait(false);
        return new RedirectResult(call.Links.Operations(call.Lifecycle, ("done", done)));
    }

    private static PageResult<InstancePage, InstanceModel> Page(DashboardCall call, InstanceModel model)
    {
        var stored = model.Row.Stored;
        var shell = Shell(call, "Instances", model.Outcome is null, model.Row.Name ?? stored.Id) with
        {
            State = (StateOf(stored), call.Links.State(model.Lifecycle, stored.Id)),
        };
        return new(shell, model, model.Outcome?.Status ?? StatusCodes.Status200OK);
    }

    private static PageResult<TPage, TModel> Page<[DynamicallyAccessedMembers(PageResult.Members)] TPage, TModel>(
        DashboardCall call, TModel model, string title, bool isLive = true)
        where TPage : Page<TModel> =>
        new(Shell(call, title, isLive, title), model, StatusCodes.Status200OK);

    private static Shell Shell(DashboardCall call, string current, bool isLive, string title) => new()
    {
        Site = call.Site,
        Links = call.Links,
        Now = call.Now,
        Title = title,
        Lifecycle = call.Http.Request.RouteValues.ContainsKey("lifecycle") ? call.Lifecycle : null,
        Current = current,
        IsLive = isLive,
    };

    private static string StateOf(StoredInstance stored) =>
        stored.ConcurrencyToken.ToString(CultureInfo.InvariantCulture) + stored.Head;

    private void Get(string pattern, Func<DashboardCall, ValueTask<IResult>> answer)
    {
        var depth = Depth(pattern);
        group.MapMethods(
                pattern,
                [HttpMethods.Get, HttpMethods.Head],
                http => DashboardRequest.RunAsync(http, site, depth, answer))
            .ExcludeFromDescription();
    }

    private void Post(string pattern, Func<DashboardCall, ValueTask<IResult>> answer)
    {
        var depth = Depth(pattern);
        var endpoint = group
            .MapMethods(pattern, [HttpMethods.Post], http => DashboardRequest.RunAsync(http, site, depth, answer))
            .ExcludeFromDescription();
        if (site.Options.ActPolicy is { } act)
            endpoint.RequireAuthorization(act);
    }

    private static int Depth(string pattern) => pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;
}
