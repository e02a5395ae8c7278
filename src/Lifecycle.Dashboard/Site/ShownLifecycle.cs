using Lifecycle.Diagrams;

namespace Lifecycle.Dashboard;

/// <summary>A lifecycle that the dashboard shows. What is made of its graph is made once. Thread-safe.</summary>
internal sealed class ShownLifecycle
{
    private readonly Lazy<VerificationReport> _verification;
    private readonly Lazy<string> _diagram;
    private readonly Lazy<string?> _usualGoal;

    /// <param name="manager">A manager of the lifecycle.</param>
    /// <param name="slug">What stands for its name in paths.</param>
    /// <param name="pages">What its pages show beside those of others.</param>
    public ShownLifecycle(ILifecycleManager manager, string slug, LifecyclePageOptions pages)
    {
        (Name, Slug, Graph, Revision, Pages) = (manager.Name, slug, manager.Graph, manager.DefinitionRevision, pages);
        _verification = new(() => Graph.Verify());
        _diagram = new(() => Graph.ToSvg());
        _usualGoal = new(FarthestEnd);
        Criteria =
        [
            .. Graph.StartCriteria.Concat(Graph.Criteria).DistinctBy(criterion => criterion.Id),
        ];
    }

    public string Name { get; }

    public string Slug { get; }

    public LifecycleGraph<string, string> Graph { get; }

    public int Revision { get; }

    public LifecyclePageOptions Pages { get; }

    /// <summary>Every criterion, those of the start first.</summary>
    public IReadOnlyList<CriterionDescription> Criteria { get; }

    public IReadOnlyList<Finding> Findings => _verification.Value.Findings;

    public string Diagram => _diagram.Value;

    /// <summary>The end that most steps lead to; <see langword="null"/> if there is none.</summary>
    public string? UsualGoal => _usualGoal.Value;

    /// <summary>The display name of a stage; its key if the definition no longer has it.</summary>
    public string StageName(string key) => Graph.Contains(key) ? Graph.Stage(key).Name : key;

    /// <summary>The display name of a trigger; its key if the definition no longer has it.</summary>
    public string TriggerName(string key) => Graph.TryFind(key, out var trigger) ? trigger.Name : key;

    /// <summary>The stages that instances can be in.</summary>
    public IEnumerable<LifecycleStage<string, string>> PlainStages => Graph.Stages.Where(stage => !stage.IsSuperstage);

    /// <summary>Whether instances can be in a stage.</summary>
    public bool IsPlain(string key) => Graph.Contains(key) && !Graph.Stage(key).IsSuperstage;

    /// <summary>
    /// A stage with the stages within it, as stores have them. It need not be in the definition, which may have lost
    /// it, or made it a superstage.
    /// </summary>
    public string[] Within(string key)
    {
        if (!Graph.Contains(key))
            return [key];

        var stage = Graph.Stage(key);
        return
        [
            key,
            .. PlainStages.Where(each => each != stage && each.SelfAndSuperstages().Contains(stage))
                .Select(each => each.KeyText),
        ];
    }

    /// <summary>
    /// Whether the graph has no place for instances that entered a stage from another, unless a migration has one.
    /// </summary>
    public bool MayStrand(string stage, string? previous) =>
        !IsPlain(stage)
        || (Graph.TransitionsFrom(stage).Any(transition => transition.Kind == TransitionKind.Return)
            && (previous is null || Graph.EnteredFrom(stage).All(from => from.KeyText != previous)));

    private string? FarthestEnd() => PlainStages
        .Where(stage => stage.IsTerminal)
        .Select(stage => (Stage: stage, Path: Graph.ShortestPath(Graph.InitialStage.KeyText, stage.KeyText)))
        .Where(each => each.Path is not null)
        .OrderByDescending(each => each.Path!.Count)
        .Select(each => each.Stage.KeyText)
        .FirstOrDefault();
}
