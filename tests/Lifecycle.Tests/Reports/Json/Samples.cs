using System.Text.Json.Serialization;

namespace Lifecycle.Tests.Reports.Json;

public enum PaperStage
{
    Draft,
    Review,
    Published,
    Withdrawn,
}

public enum PaperTrigger
{
    Submit,
    Publish,
    Withdraw,
    Remind,
}

public sealed class Paper
{
    public bool IsComplete { get; set; }

    public bool IsApproved { get; set; }
}

/// <summary>A value of each kind that has a JSON form, with what <c>ToJson</c> writes.</summary>
internal static class Samples
{
    public static Dictionary<string, (object Value, string Json)> All { get; } = MakeAsync().GetAwaiter().GetResult();

    private static async Task<Dictionary<string, (object Value, string Json)>> MakeAsync()
    {
        var definition = new InlineLifecycle<PaperStage, PaperTrigger, Paper>(Define);
        var paper = new Paper();
        var instance = definition.Start(paper, new() { KeepHistory = true });
        var all = new Dictionary<string, (object Value, string Json)>();
        var refused = await instance.TryFireAsync(PaperTrigger.Submit, new() { Actor = "Ann", Reason = "Ready" });
        var notPermitted = await instance.TryFireAsync(PaperTrigger.Publish);
        all["report refused"] = (refused.Report, refused.Report.ToJson());
        all["report not permitted"] = (notPermitted.Report, notPermitted.Report.ToJson());
        all["result refused"] = (refused, refused.ToJson());
        Add("prospects", await instance.EvaluateAllAsync(), each => each.ToJson());
        Add("plan", await instance.PlanAsync(PaperStage.Published), each => each.ToJson());
        (paper.IsComplete, paper.IsApproved) = (true, true);
        var moved = await instance.FireAsync(PaperTrigger.Submit);
        Add("result", moved, each => each.ToJson());
        Add("report", moved.Report, each => each.ToJson());
        Add("plan without a path", await instance.PlanAsync(PaperStage.Draft), each => each.ToJson());
        Add("graph", definition.Graph, each => each.ToJson());
        for (var index = 0; index < instance.History.Count; index++)
            Add($"history entry {index}", instance.History[index], each => each.ToJson());

        return all;

        void Add<T>(string name, T value, Func<T, string> json)
            where T : notnull => all.Add(name, (value, json(value)));
    }

    private static void Define(LifecycleBuilder<PaperStage, PaperTrigger, Paper> lifecycle)
    {
        lifecycle.StartsIn(PaperStage.Draft);
        lifecycle.Stage(PaperStage.Draft).Named("First draft")
            .On(PaperTrigger.Submit).GoTo(PaperStage.Review)
            .On(PaperTrigger.Remind).Stay();
        lifecycle.Stage(PaperStage.Review)
            .Requires(
                new("REV-01", "The paper is complete", Severity.Mandatory, "Journal rules", TimeSpan.FromSeconds(5)),
                (context, _) => new(context.Subject.IsComplete
                    ? CriterionResult.Met("Three chapters")
                    : CriterionResult.Unmet("A chapter is missing.", "Write it.", "Chapter 3")))
            .Requires("REV-02", paper => paper.IsApproved, "No one approved it.", severity: Severity.Advisory)
            .OnEntry(context => context.Then(PaperTrigger.Publish))
            .On(PaperTrigger.Publish)
                .When("it is approved", paper => paper.IsApproved).GoTo(PaperStage.Published)
                .Otherwise().GoTo(PaperStage.Withdrawn);
        lifecycle.Stage(PaperStage.Published).IsTerminal();
        lifecycle.Stage(PaperStage.Withdrawn).IsTerminal();
    }
}

[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(TransitionResult<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(HistoryEntry<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(Prospects<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(RoutePlan<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(LifecycleGraph<PaperStage, PaperTrigger>))]
internal sealed partial class ContractContext : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    IncludeFields = true)]
[JsonSerializable(typeof(GateReport))]
[JsonSerializable(typeof(TransitionResult<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(HistoryEntry<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(Prospects<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(RoutePlan<PaperStage, PaperTrigger>))]
[JsonSerializable(typeof(LifecycleGraph<PaperStage, PaperTrigger>))]
internal sealed partial class OtherContext : JsonSerializerContext;
