using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// The plain branches of a lifecycle whose triggers are a small enum, by stage and by the numeric value of the trigger:
/// two loads, where the way over the graph's cells takes five. Immutable; empty for other lifecycles.
/// </summary>
internal readonly struct PlainBranchTable<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private const int LargestTable = 1 << 14;

    private readonly CompiledBranch<TStage, TTrigger, TSubject>?[] _branches = [];
    private readonly uint _width;

    public PlainBranchTable(
        LifecycleGraph<TStage, TTrigger> graph,
        Func<int, TTrigger, CompiledBranch<TStage, TTrigger, TSubject>?> plainBranch)
    {
        if (!typeof(TTrigger).IsEnum || graph.Triggers.Count == 0)
            return;

        var highest = graph.Triggers.Max(trigger => EnumNumber.Of(trigger.Key));
        if (highest >= LargestTable || (highest + 1) * (ulong)graph.Stages.Count > LargestTable)
            return;

        _width = (uint)highest + 1;
        _branches = new CompiledBranch<TStage, TTrigger, TSubject>?[_width * graph.Stages.Count];
        foreach (var stage in graph.Stages)
        {
            foreach (var trigger in graph.Triggers)
                _branches[Slot(stage.Index, trigger.Key)] = plainBranch(stage.Index, trigger.Key);
        }
    }

    /// <summary>Whether the table holds the plain branches.</summary>
    public bool IsFilled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(TTrigger).IsEnum && _width != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CompiledBranch<TStage, TTrigger, TSubject>? Find(int stage, TTrigger trigger) =>
        EnumNumber.Of(trigger) < _width ? _branches[Slot(stage, trigger)] : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Slot(int stage, TTrigger trigger) => ((uint)stage * _width) + (uint)EnumNumber.Of(trigger);
}
