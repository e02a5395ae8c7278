using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// A lifecycle as data: its stages, triggers and transitions, without any code of the criteria. Immutable and
/// thread-safe. Whatever draws, verifies, plans, tests or exports a lifecycle works from it alone.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
public sealed class LifecycleGraph<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly KeyIndex<TStage> _stageIndex;
    private readonly KeyIndex<TTrigger> _triggerIndex;
    private readonly CellTable _cells;
    private readonly LifecycleTransition<TStage, TTrigger>[][] _transitionsByCell;

    private readonly int[][] _cellsByStage;

    /// <summary>For each cell the stage that follows; -1 where the graph alone does not say.</summary>
    private readonly int[] _nextByCell;

    private readonly StepTable<TStage, TTrigger>? _steps;

    internal LifecycleGraph(
        string name,
        LifecycleStage<TStage, TTrigger>[] stages,
        LifecycleTrigger<TTrigger>[] triggers,
        LifecycleStage<TStage, TTrigger> initialStage,
        CellTable cells,
        LifecycleTransition<TStage, TTrigger>[][] transitionsByCell,
        CriterionDescription[] criteria)
    {
        Name = name;
        Stages = Array.AsReadOnly(stages);
        Triggers = Array.AsReadOnly(triggers);
        Criteria = Array.AsReadOnly(criteria);
        InitialStage = initialStage;
        _stageIndex = new(Array.ConvertAll(stages, stage => stage.Key));
        _triggerIndex = new(Array.ConvertAll(triggers, trigger => trigger.Key));
        _cells = cells;
        _transitionsByCell = transitionsByCell;
        _cellsByStage = CellsByStage(transitionsByCell, stages.Length);
        _nextByCell = Array.ConvertAll(transitionsByCell, routes =>
            routes is [{ Condition: null, To: { } to }] ? to.Index : -1);
        _steps = StepTable<TStage, TTrigger>.Of(
            stages,
            triggers,
            transitionsByCell
                .Where((_, cell) => _nextByCell[cell] >= 0)
                .Select(routes => (routes[0].From.Key, routes[0].Trigger.Key, routes[0].To!.Key)));
        var transitions = new List<LifecycleTransition<TStage, TTrigger>>(transitionsByCell.Length);
        foreach (var routes in transitionsByCell)
            transitions.AddRange(routes);

        Transitions = transitions.AsReadOnly();
    }

    /// <summary>The name of the definition.</summary>
    public string Name { get; }

    /// <summary>The stages and superstages, in the order of their first mention.</summary>
    public IReadOnlyList<LifecycleStage<TStage, TTrigger>> Stages { get; }

    /// <summary>The triggers in the order of their first mention; for an enum then those never mentioned.</summary>
    public IReadOnlyList<LifecycleTrigger<TTrigger>> Triggers { get; }

    /// <summary>Every transition, as it applies in each stage, in declared order.</summary>
    public IReadOnlyList<LifecycleTransition<TStage, TTrigger>> Transitions { get; }

    /// <summary>
    /// Every criterion of the lifecycle, once: first those of stages, then those of single transitions.
    /// </summary>
    public IReadOnlyList<CriterionDescription> Criteria { get; }

    /// <summary>Where every instance starts; never a superstage.</summary>
    public LifecycleStage<TStage, TTrigger> InitialStage { get; }

    /// <summary>Whether the definition mentions a stage.</summary>
    /// <param name="stage">The key.</param>
    public bool Contains(TStage stage) => _stageIndex.IndexOf(stage) >= 0;

    /// <summary>Finds a stage by its key.</summary>
    /// <param name="stage">The key.</param>
    /// <exception cref="ArgumentException">The definition does not mention it.</exception>
    public LifecycleStage<TStage, TTrigger> Stage(TStage stage) => Stages[RequireStage(stage)];

    /// <summary>
    /// The table step: where a trigger leads from a stage, by the graph alone. Criteria are not asked.
    /// </summary>
    /// <param name="stage">The stage to stand in.</param>
    /// <param name="trigger">The trigger to fire.</param>
    /// <param name="next">The stage that follows, which is the same stage for a trigger that stays or is
    /// ignored.</param>
    /// <returns>
    /// <see langword="false"/> when the stage does not permit the trigger, and when the graph alone does not tell where
    /// it leads: a conditional route, or a return to the previous stage.
    /// </returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep(TStage stage, TTrigger trigger, out TStage next) =>
        _steps is { } steps ? steps.TryStep(stage, trigger, out next) : TryStepByIndex(stage, trigger, out next);

    /// <summary>
    /// Whether a stage has an answer to a trigger: a transition, whatever its criteria say, or a declared ignore.
    /// </summary>
    /// <param name="stage">The stage to stand in.</param>
    /// <param name="trigger">The trigger to fire.</param>
    public bool Permits(TStage stage, TTrigger trigger) => Cell(stage, trigger) >= 0;

    /// <summary>The triggers that a stage permits, in the order of <see cref="Triggers"/>.</summary>
    /// <param name="stage">The stage to stand in.</param>
    /// <exception cref="ArgumentException">The definition does not mention it.</exception>
    public IReadOnlyList<TTrigger> PermittedTriggers(TStage stage)
    {
        return [.. _cellsByStage[RequireStage(stage)].Select(cell => _transitionsByCell[cell][0].Trigger.Key)];
    }

    /// <summary>
    /// The transitions for a trigger in a stage, in the order they are tried; more than one only where all but the last
    /// have a condition. Empty when the stage does not permit the trigger.
    /// </summary>
    /// <param name="stage">The stage to stand in.</param>
    /// <param name="trigger">The trigger to fire.</param>
    public IReadOnlyList<LifecycleTransition<TStage, TTrigger>> TransitionsFrom(TStage stage, TTrigger trigger) =>
        Cell(stage, trigger) is >= 0 and var cell ? Array.AsReadOnly(_transitionsByCell[cell]) : [];

    /// <summary>All transitions out of a stage, its superstages' included.</summary>
    /// <param name="stage">The stage to stand in.</param>
    /// <exception cref="ArgumentException">The definition does not mention it.</exception>
    public IEnumerable<LifecycleTransition<TStage, TTrigger>> TransitionsFrom(TStage stage) =>
        TransitionsFrom(RequireStage(stage));

    /// <summary>Looks for what is probably not meant, in a definition that compiles.</summary>
    public VerificationReport Verify() => GraphVerification.Verify(this);

    internal int IndexOf(TTrigger trigger) => _triggerIndex.IndexOf(trigger);

    internal TStage KeyOf(int stage) => _stageIndex[stage];

    /// <summary>
    /// The number of the cell of a stage and a trigger; -1 where the stage does not permit the trigger.
    /// </summary>
    internal int Cell(int stage, TTrigger trigger) =>
        _triggerIndex.IndexOf(trigger) is >= 0 and var triggerIndex ? _cells[stage, triggerIndex] : -1;

    internal IEnumerable<LifecycleTransition<TStage, TTrigger>> TransitionsFrom(int stage) =>
        _cellsByStage[stage].SelectMany(cell => _transitionsByCell[cell]);

    internal int RequireStage(TStage stage) =>
        _stageIndex.IndexOf(stage) is >= 0 and var index
            ? index
            : throw new ArgumentException(
                $"{Name} has no stage {stage}. It has {string.Join(", ", Stages)}.",
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
    /// The cells of each stage, in the order of the triggers. Those of one stage have numbers in a row.
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
