using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>
/// Numbers the cells: the pairs of a stage and a trigger that it permits. A plain table while that is small; a
/// dictionary for a definition of thousands of stages, whose table would be nearly empty.
/// </summary>
internal sealed class CellTable
{
    private const int LargestTable = 1 << 20;

    private readonly int _triggerCount;
    private readonly int[] _table = [];
    private readonly Dictionary<long, int>? _sparse;

    public CellTable(int stageCount, int triggerCount)
    {
        _triggerCount = triggerCount;
        if ((long)stageCount * triggerCount <= LargestTable)
        {
            _table = new int[stageCount * triggerCount];
            Array.Fill(_table, -1);
        }
        else
        {
            _sparse = [];
        }
    }

    public int Count { get; private set; }

    public int this[int stage, int trigger]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _sparse is null ? _table[(stage * _triggerCount) + trigger] : Sparse(stage, trigger);
    }

    public void Add(int stage, int trigger)
    {
        if (_sparse is null)
            _table[(stage * _triggerCount) + trigger] = Count;
        else
            _sparse.Add(((long)stage * _triggerCount) + trigger, Count);

        Count++;
    }

    private int Sparse(int stage, int trigger) =>
        _sparse!.TryGetValue(((long)stage * _triggerCount) + trigger, out var cell) ? cell : -1;
}
