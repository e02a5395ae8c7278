using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// A lifecycle as data: its stages, triggers and transitions, without the code of its criteria. Immutable and
/// thread-safe. Everything that draws, verifies, plans, tests or exports a lifecycle works from its graph alone.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
[JsonConverter(typeof(LifecycleJsonConverter))]
public sealed class LifecycleGraph<TStage, TTrigger> : IJsonDocument
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly KeyIndex<TStage> _stageIndex;
    private readonly KeyIndex<TTrigger> _triggerIndex;
    private readonly CellTable _cells;
    private readonly LifecycleTransition<TStage, TTrigger>[][] _transitionsByCell;

    private readonly int[][] _cellsByStage;

    /// <summary>For each cell the next stage; -1 where the graph alone does not determine it.</summary>
    private readonly int[] _nextByCell;

    private readonly StepTable<TStage, TTrigger>? _steps;
    private HashSet<int>[]? _arrivals;

    internal LifecycleGraph(
        string name,
        LifecycleStage<TStage, TTrigger>[] stages,
        LifecycleTrigger<TTrigger>[] triggers,
        LifecycleStage<TStage, TTrigger> initialStage,
        CriterionDescription[] startCriteria,
        CellTable cells,
        LifecycleTransition<TStage, TTrigger>[][] transitionsByCell,
        CriterionDescription[] criteria)
    {
        Name = name;
        Stages = Array.AsReadOnly(stages);
        Triggers = Array.AsReadOnly(triggers);
        Criteria = Array.AsReadOnly(criteria);
        InitialStage = initialStage;
        StartCriteria = Array.AsReadOnly(startCriteria);
        _stageIndex = new(Array.ConvertAll(stages, stage => stage.Key));
        _triggerIndex = new(Array.ConvertAll(triggers, trigger => trigger.Key));
        _cells = cells;
        _transitionsByCell = transitionsByCell;
        _cellsByStage = CellsByStage(transitionsByCell, stages.Length);
        _nextByCell = Array.ConvertAll(transitionsByCell, branches =>
            branches is [{ Condition: null, To: { } to }] ? to.Index : -1);
        _steps = StepTable<TStage, TTrigger>.Of(
            stages,
            triggers,
            transitionsByCell
                .Where((_, cell) => _nextByCell[cell] >= 0)
                .Select(branches => (branches[0].From.Key, branches[0].Trigger.Key, branches[0].To!.Key)));
        var transitions = new List<LifecycleTransition<TStage, TTrigger>>(transitionsByCell.Length);
        foreach (var branches in transitionsByCell)
            transitions.AddRange(branches);

        Transitions = transitions.AsReadOnly();
    }

    /// <summary>The name of the definition.</summary>
    public string Name { get; }

    /// <summary>The stages and superstages, in the order in which the definition first mentions them.</summary>
    public IReadOnlyList<LifecycleStage<TStage, TTrigger>> Stages { get; }

    /// <summary>
    /// The triggers, in the order in which the definition first mentions them; then enum members it never mentions.
    /// </summary>
    public IReadOnlyList<LifecycleTrigger<TTrigger>> Triggers { get; }

    /// <summary>
    /// Every transition, as it applies in each stage, in declared order. Branches are transitions too.
    /// </summary>
    public IReadOnlyList<LifecycleTransition<TStage, TTrigger>> Transitions { get; }

    /// <summary>
    /// Every criterion of the lifecycle, once: first those of the start, then those in front of every transition, those
    /// of stages, and those of single transitions.
    /// </summary>
    public IReadOnlyList<CriterionDescription> Criteria { get; }

    /// <summary>The stage that every instance starts in; never a superstage.</summary>
    public LifecycleStage<TStage, TTrigger> InitialStage { get; }

    /// <summary>The criteria that a subject has to meet to start.</summary>
    public IReadOnlyList<CriterionDescription> StartCriteria { get; }

    /// <summary>Whether the definition mentions a stage.</summary>
    /// <param name="stage">The key.</param>
    public bool Contains(TStage stage) => _stageIndex.IndexOf(stage) >= 0;

    /// <summary>Finds a stage by its key.</summary>
    /// <param name="stage">The key.</param>
    /// <exception cref="ArgumentException">The definition does not mention it.</exception>
    public LifecycleStage<TStage, TTrigger> Stage(TStage stage) => Stages[RequireStage(stage)];

    /// <summary>Finds a trigger, without a search.</summary>
    /// <param name="trigger">The key of the trigger.</param>
    /// <param name="known">The trigger, if the lifecycle has it.</param>
    /// <returns>Whether the lifecycle has the trigger.</returns>
    public bool TryFind(TTrigger trigger, [NotNullWhen(true)] out LifecycleTrigger<TTrigger>? known)
    {
        var index = IndexOf(trigger);
        known = index < 0 ? null : Triggers[index];
        return index >= 0;
    }

    /// <summary>
    /// The pure table step: the stage that a trigger leads to, by the graph alone. No criteria are evaluated.
    /// </summary>
    /// <param name="stage">The present stage.</param>
    /// <param name="trigger">The trigger to fire.</param>
    /// <param name="next">The next stage: the same stage for a trigger that stays or is ignored.</param>
    /// <returns>
    /// <see langword="false"/> if the stage does not permit the trigger, or if the graph alone does not determine the
    /// next stage: for conditional branches, and for a return to the previous stage.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep(TStage stage, TTrigger trigger, out TStage next) =>
        _steps is { } steps ? steps.TryStep(stage, trigger, out next) : TryStepByIndex(stage, trigger, out next);

    /// <summary>
    /// Whether a stage permits a trigger: it has a transition for it, whatever its criteria, or ignores it.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="trigger">The trigger.</param>
    public bool Permits(TStage stage, TTrigger trigger) => Cell(stage, trigger) >= 0;

    /// <summary>The triggers that a stage permits, in the order of <see cref="Triggers"/>.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The definition does not mention it.</exception>
    public IReadOnlyList<TTrigger> PermittedTriggers(TStage stage) =>
        [.. _cellsByStage[RequireStage(stage)].Select(cell => _transitionsByCell[cell][0].Trigger.Key)];

    /// <summary>
    /// The transitions for a trigger in a stage. If there are several, they are branches, in the order in which they
    /// are tried; only the last may have no condition. Empty if the stage does not permit the trigger.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="trigger">The trigger.</param>
    public IReadOnlyList<LifecycleTransition<TStage, TTrigger>> TransitionsFrom(TStage stage, TTrigger trigger) =>
        Cell(stage, trigger) is >= 0 and var cell ? Array.AsReadOnly(_transitionsByCell[cell]) : [];

    /// <summary>All transitions out of a stage, including those it inherits from its superstages.</summary>
    /// <param name="stage">The stage.</param>
    /// <exception cref="ArgumentException">The definition does not mention it.</exception>
    public IEnumerable<LifecycleTransition<TStage, TTrigger>> TransitionsFrom(TStage stage) =>
        TransitionsFrom(RequireStage(stage));

    /// <summary>
    /// The stages that an instance may have left to enter a stage: by a move, or by a return. Only from these can it
    /// remember where it came from.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <returns>
    /// The stages, in the order of the definition, without superstages; empty if the stage is never entered.
    /// </returns>
    /// <exception cref="ArgumentException">The definition does not mention the stage.</exception>
    public IReadOnlyList<LifecycleStage<TStage, TTrigger>> EnteredFrom(TStage stage)
    {
        var index = RequireStage(stage);
        var arrivals = LazyInitializer.EnsureInitialized(
            ref _arrivals,
            () => Arrivals.Of(_transitionsByCell.SelectMany(cell => cell), Stages.Count));
        return [.. arrivals[index].Order().Select(previous => Stages[previous]).Where(stage => !stage.IsSuperstage)];
    }

    /// <summary>The graph as JSON, in camel case and with enum members by name.</summary>
    public string ToJson() => JsonSerializer.Serialize(GraphText.Document(this), LifecycleJson.Default.GraphDocument);

    /// <summary>The same graph with stages and triggers as text, for code that does not know their types.</summary>
    public LifecycleGraph<string, string> AsText() =>
        this as LifecycleGraph<string, string> ?? GraphText.Of(this, _transitionsByCell);

    void IJsonDocument.WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, GraphText.Document(this), LifecycleJson.Default.GraphDocument);

    internal int IndexOf(TTrigger trigger) => _triggerIndex.IndexOf(trigger);

    internal TStage KeyOf(int stage) => _stageIndex[stage];

    /// <summary>The number of the cell of a stage and a trigger; -1 if the stage does not permit the trigger.</summary>
    internal int Cell(int stage, TTrigger trigger) =>
        _triggerIndex.IndexOf(trigger) is >= 0 and var triggerIndex ? _cells[stage, triggerIndex] : -1;

    internal IEnumerable<LifecycleTransition<TStage, TTrigger>> TransitionsFrom(int stage) =>
        _cellsByStage[stage].SelectMany(cell => _transitionsByCell[cell]);

    internal int RequireStage(TStage stage) =>
        _stageIndex.IndexOf(stage) is >= 0 and var index
            ? index
            : throw new ArgumentException(
                OneLineText.Of(
                    $"{Name} has no stage {BoundedList.Name(KeyText.Of(stage))}. It has {BoundedList.Of(Stages)}."),
                nameof(stage));

    private bool TryStepByIndex(TStage stage, TTrigger trigger, out TStage next)
    {
        var cell = Cell(stage, trigger);
        if (cell >= 0 && _nextByCell[cell] is >= 0 and var index)
        {
            next = _stageIndex[index];
            return true;
        }

        next = stage;
        return false;
    }

    private int Cell(TStage stage, TTrigger trigger) =>
        _stageIndex.IndexOf(stage) is >= 0 and var index ? Cell(index, trigger) : -1;

    /// <summary>
    /// The cells of each stage, in the order of the triggers. Cells of one stage have consecutive numbers.
    /// </summary>
    private static int[][] CellsByStage(LifecycleTransition<TStage, TTrigger>[][] transitionsByCell, int stageCount)
    {
        var cellsByStage = new int[stageCount][];
        Array.Fill(cellsByStage, []);
        for (var first = 0; first < transitionsByCell.Length;)
        {
            var stage = transitionsByCell[first][0].From;
            var end = first + 1;
            while (end < transitionsByCell.Length && transitionsByCell[end][0].From == stage)
                end++;

            cellsByStage[stage.Index] = [.. Enumerable.Range(first, end - first)];
            first = end;
        }

        return cellsByStage;
    }
}
