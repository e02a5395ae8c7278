using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// The steps of a graph whose keys are enums, indexed by the numeric values of the members. A step is one load, where
/// a step by index is four dependent ones: 2.2 ns, not 7.5.
/// </summary>
internal sealed class StepTable<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private const int LargestTable = 1 << 14;

    // A row for each trigger, since it is known before the stage that the last step led to.
    private readonly Cell[] _cells;
    private readonly ulong _stageCount;
    private readonly ulong _triggerCount;
    private readonly int _triggerShift;

    private StepTable(ulong stageCount, ulong triggerCount, int triggerShift)
    {
        _stageCount = stageCount;
        _triggerCount = triggerCount;
        _triggerShift = triggerShift;
        _cells = new Cell[triggerCount << triggerShift];
    }

    /// <summary>The table of a graph; null if its keys are not enums, or have negative or large values.</summary>
    public static StepTable<TStage, TTrigger>? Of(
        LifecycleStage<TStage, TTrigger>[] stages,
        LifecycleTrigger<TTrigger>[] triggers,
        IEnumerable<(TStage From, TTrigger Trigger, TStage To)> steps)
    {
        if (!typeof(TStage).IsEnum || !typeof(TTrigger).IsEnum || triggers.Length == 0)
            return null;

        var highestStage = stages.Max(stage => EnumNumber.Of(stage.Key));
        var highestTrigger = triggers.Max(trigger => EnumNumber.Of(trigger.Key));
        if (highestStage >= LargestTable || highestTrigger >= LargestTable)
            return null;

        var shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2(highestStage + 1));
        if ((highestTrigger + 1) << shift > LargestTable)
            return null;

        var table = new StepTable<TStage, TTrigger>(highestStage + 1, highestTrigger + 1, shift);
        foreach (var (from, trigger, to) in steps)
            table._cells[table.Slot(from, trigger)] = new(to, IsKnown: true);

        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryStep(TStage stage, TTrigger trigger, out TStage next)
    {
        if (EnumNumber.Of(stage) < _stageCount && EnumNumber.Of(trigger) < _triggerCount)
        {
            ref readonly var cell = ref _cells[Slot(stage, trigger)];
            if (cell.IsKnown)
            {
                next = cell.Next;
                return true;
            }
        }

        next = stage;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(TStage stage, TTrigger trigger) =>
        (int)((EnumNumber.Of(trigger) << _triggerShift) + EnumNumber.Of(stage));

    private readonly record struct Cell(TStage Next, bool IsKnown);
}
