using System.Text.Json;
using System.Text.Json.Nodes;
using Lifecycle.Diagrams;

namespace Lifecycle.Dashboard;

/// <summary>What the page of an instance shows. Immutable.</summary>
internal sealed record InstanceModel
{
    /// <summary>A history of at most so many entries is verified whenever the page is shown.</summary>
    private const int MostVerified = 200;

    /// <summary>One of more entries is not verified by a page, which would take seconds.</summary>
    public const int MostVerifiedOnRequest = 10_000;

    public required ShownLifecycle Lifecycle { get; init; }

    public required InstanceRow Row { get; init; }

    /// <summary>The instance; <see langword="null"/> if it is stranded, or cannot be read.</summary>
    public ManagedInstance<string, JsonElement>? Instance { get; init; }

    /// <summary>Why <see cref="Instance"/> or <see cref="Prospects"/> is not there.</summary>
    public string? Problem { get; init; }

    public IReadOnlyList<Prospect<string>> Prospects { get; init; } = [];

    public required HistoryView History { get; init; }

    /// <summary>Whether the history is as it was written; <see langword="null"/> if that was not checked.</summary>
    public HistoryVerification? Verification { get; init; }

    public string? Goal { get; init; }

    public RoutePlan<string, string>? Plan { get; init; }

    public JsonNode? Subject { get; init; }

    public IReadOnlyList<RenderedSection> Sections { get; init; } = [];

    public IReadOnlyList<(string Text, string Address)> Links { get; init; } = [];

    /// <summary>What a form led to; <see langword="null"/> if none was sent.</summary>
    public FormOutcome? Outcome { get; init; }

    /// <summary>The entry of what a form has done; <see langword="null"/> for none.</summary>
    public StoredEntry? Done { get; init; }

    /// <summary>What is known of the payload of each trigger that carries one.</summary>
    public IReadOnlyDictionary<string, string> Payloads { get; init; } = new Dictionary<string, string>();

    public string? Actor { get; init; }

    public bool MayAct { get; init; }

    public bool MayWaive { get; init; }

    public (string Name, string Value)? FormToken { get; init; }

    public string? Diagram { get; init; }

    public static async ValueTask<InstanceModel> ReadAsync(DashboardCall call, FormOutcome? outcome = null)
    {
        var (id, lifecycle) = (call.Id, call.Lifecycle);
        var row = await InstanceRow.FindAsync(call, id).ConfigureAwait(false)
            ?? throw RequestException.NotFound($"{lifecycle.Name} has no instance \"{ShortText.Of(id)}\".");
        var stored = row.Stored;
        var history = await HistoryView.ReadAsync(call, stored, call.Number("before")).ConfigureAwait(false);
        var mostVerified = call.Query("verify") is null ? MostVerified : MostVerifiedOnRequest;
        var model = new InstanceModel
        {
            Lifecycle = lifecycle,
            Row = row,
            History = history,
            Verification = stored.EntryCount <= mostVerified
                ? await VerifyAsync(call, id).ConfigureAwait(false)
                : null,
            Outcome = outcome,
            Done = call.Number("done") is { } version ? history.Accepted(version) : null,
            MayAct = call.MayAct,
            MayWaive = await WaiverForms.AreAllowedAsync(call).ConfigureAwait(false),
            FormToken = call.FormToken,
        };
        try
        {
            model = await WithInstanceAsync(model, call, id).ConfigureAwait(false);
        }
        catch (LifecycleException exception)
            when (exception is not (LifecycleStoreException or InstanceNotFoundException))
        {
            model = model with { Problem = exception.Message };
        }

        return model with { Diagram = Draw(lifecycle, model.Instance?.Stage ?? stored.Stage, history) };
    }

    private static async ValueTask<InstanceModel> WithInstanceAsync(InstanceModel model, DashboardCall call, string id)
    {
        var instance = await call.Manager.GetAsync(id, call.Cancelled).ConfigureAwait(false);
        var command = new TransitionCommand { Actor = call.Actor };
        var prospects = await call.Manager.EvaluateAllAsync(id, command, call.Cancelled).ConfigureAwait(false);
        var goal = Goals(call, instance.Stage);
        return model with
        {
            Instance = instance,
            Actor = command.Actor,
            Prospects =
            [
                .. prospects.All
                    .Where(prospect => prospect.IsPermitted)
                    .OrderBy(prospect => IsInherited(call.Lifecycle.Graph, instance.Stage, prospect.Trigger))
                    .Select(prospect =>
                        prospect.Trigger == model.Outcome?.Trigger && model.Outcome.Report is { } report
                            ? prospect with { Report = report }
                            : prospect),
            ],
            Payloads = call.Lifecycle.Graph.Triggers
                .Where(trigger => trigger.PayloadType is not null)
                .ToDictionary(trigger => trigger.Key, trigger => PayloadShape.Of(call.Manager, trigger.Key)),
            Goal = goal,
            Plan = goal is null
                ? null
                : await call.Manager.PlanAsync(id, goal, command, call.Cancelled).ConfigureAwait(false),
            Subject = Own(call, "the subject", () => call.Lifecycle.Pages.Subject?.Invoke(call.Http, instance.Subject)),
            Sections = await SectionRendering
                .RenderAsync(call, call.Lifecycle.Pages.Sections, instance)
                .ConfigureAwait(false),
            Links =
            [
                .. call.Lifecycle.Pages.ExtraPages.Select(page =>
                    (page.Section.Title, call.Links.Page(call.Lifecycle, id, page.Name))),
                .. from link in call.Lifecycle.Pages.Links
                   let address = Own(call, link.Text, () => link.Address(instance))
                   where address is not null && InstanceLink.IsSafe(address)
                   select (link.Text, address),
            ],
        };
    }

    /// <summary>
    /// What a function of the application returns; <see langword="null"/> if it throws, as the page has more to show.
    /// </summary>
    private static T? Own<T>(DashboardCall call, string what, Func<T?> function)
        where T : class
    {
        try
        {
            return function();
        }
        catch (Exception exception)
        {
            DashboardLog.Failed(call.Http, exception, what);
            return null;
        }
    }

    /// <summary>What a stage declares itself leads on more often than what it shares with others.</summary>
    private static bool IsInherited(LifecycleGraph<string, string> graph, string stage, string trigger) =>
        graph.TransitionsFrom(stage, trigger).All(transition => transition.DeclaredBy.Key != stage);

    /// <summary>The goal of the plan: that of the query, or else where lifecycles of this kind usually end.</summary>
    private static string? Goals(DashboardCall call, string present)
    {
        if (call.Query("goal") is not { } goal)
            return call.Lifecycle.UsualGoal is { } usual && usual != present ? usual : null;

        return call.Lifecycle.Graph.Contains(goal)
            ? goal
            : throw RequestException.Bad($"{call.Lifecycle.Name} has no stage \"{ShortText.Of(goal)}\".");
    }

    private static async ValueTask<HistoryVerification> VerifyAsync(DashboardCall call, string id)
    {
        try
        {
            return await call.Manager.VerifyHistoryAsync(id, null, call.Cancelled).ConfigureAwait(false);
        }
        catch (LifecycleException exception)
            when (exception is not (LifecycleStoreException or InstanceNotFoundException))
        {
            return new(0, [exception.Message]);
        }
    }

    private static string? Draw(ShownLifecycle lifecycle, string stage, HistoryView history) =>
        lifecycle.Graph.Contains(stage)
            ? lifecycle.Graph.ToSvg(new()
            {
                PresentStage = stage,
                PermittedTriggers = lifecycle.Graph.PermittedTriggers(stage),
                Path = history.Steps,
            })
            : null;
}
