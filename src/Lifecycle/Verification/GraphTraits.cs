namespace Lifecycle;

/// <summary>What a comparison compares of each part of a graph, as text. The traits of a kind have one order.</summary>
internal static class GraphTraits
{
    public static IEnumerable<(string Trait, string Value)> Of(LifecycleGraph<string, string> graph) =>
    [
        ("the name", graph.Name),
        ("the initial stage", graph.InitialStage.KeyText),
        ("the criteria of the start", Ids(graph.StartCriteria)),
    ];

    public static IEnumerable<(string Trait, string Value)> Of(LifecycleStage<string, string> stage) =>
    [
        ("the name", stage.Name),
        ("the superstage", stage.Superstage?.KeyText ?? "none"),
        ("the initial substage", stage.InitialSubstage?.KeyText ?? "none"),
        ("terminal", stage.IsTerminal ? "yes" : "no"),
        ("the entry criteria", Ids(stage.EntryCriteria)),
        ("due triggers", Listed(stage.DueTriggers)),
    ];

    public static IEnumerable<(string Trait, string Value)> Of(LifecycleTrigger<string> trigger) =>
    [
        ("the payload", trigger.PayloadType?.FullName ?? "none"),
    ];

    public static IEnumerable<(string Trait, string Value)> Of(LifecycleTransition<string, string>[] branches) =>
    [
        ("what it does", string.Join("; ", branches.Select(Target))),
        ("the criteria", OfBranches(branches, branch => Ids(branch.Criteria))),
        ("the events", OfBranches(branches, branch => Listed(branch.EventTypes.Select(type => type.FullName!)))),
    ];

    public static IEnumerable<(string Trait, string Value)> Of(CriterionDescription criterion) =>
    [
        ("the title", criterion.Title),
        ("the severity", criterion.Severity.ToString()),
        ("the source", criterion.Source ?? "none"),
        ("the time-out", criterion.Timeout?.ToString() ?? "none"),
    ];

    /// <summary>What a branch does, and when.</summary>
    public static string Target(LifecycleTransition<string, string> branch)
    {
        var target = branch.Kind switch
        {
            TransitionKind.Move => $"to {branch.To!.KeyText}",
            TransitionKind.Return => "to the previous stage",
            TransitionKind.ReEntry => "enters the stage again",
            TransitionKind.Stay => "stays",
            _ => "ignored",
        };
        return branch.Condition is null ? target : $"{target} when {branch.Condition}";
    }

    /// <summary>What the branches have, said once if it is the same for all.</summary>
    private static string OfBranches(
        LifecycleTransition<string, string>[] branches, Func<LifecycleTransition<string, string>, string> trait)
    {
        var texts = branches.Select(trait).ToArray();
        return Array.TrueForAll(texts, text => text == texts[0]) ? texts[0] : string.Join("; ", texts);
    }

    private static string Ids(IEnumerable<CriterionDescription> criteria) =>
        Listed(criteria.Select(criterion => criterion.Id));

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
