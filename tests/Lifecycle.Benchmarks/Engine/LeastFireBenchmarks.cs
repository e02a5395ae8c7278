using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;

namespace Lifecycle.Benchmarks.Engine;

/// <summary>
/// The least that a fire can cost: nothing but what it has to do, each benchmark one thing more than the one before.
/// What remains to the figures of <see cref="FireBenchmarks"/> is the engine's own.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class LeastFireBenchmarks
{
    [ThreadStatic]
    private static object?[]? _marks;

    private readonly int[] _targets = [1, 2, 3, 0, 2, 3, 0, 1, 3, 0, 1, 2, 0, 1, 2, 3];
    private readonly Func<Article, bool>[] _criteria =
        [article => article.HasTitle, article => article.IsLongEnough, article => article.HasEditor];

    private readonly Article _article = new();
    private readonly Result[] _results = [new(), new(), new(), new()];
    private int _owner;
    private int _stage;
    private long _version;
    private long _firedAt;

    /// <summary>Acquires something and writes it back.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = 4)]
    public int Compare_and_swap()
    {
        for (var trigger = 0; trigger < 4; trigger++)
        {
            if (Interlocked.CompareExchange(ref _owner, 1, 0) == 0)
                Volatile.Write(ref _owner, 0);
        }

        return _owner;
    }

    /// <summary>And looks the target up, writes stage and version, and is awaited.</summary>
    [Benchmark(OperationsPerInvoke = 4)]
    public async ValueTask Awaited_step()
    {
        for (var trigger = 0; trigger < 4; trigger++)
            await StepAsync(trigger, hasCriteria: false, isMarked: false, isTimed: false);
    }

    /// <summary>And calls three delegates.</summary>
    [Benchmark(OperationsPerInvoke = 4)]
    public async ValueTask With_three_delegates()
    {
        for (var trigger = 0; trigger < 4; trigger++)
            await StepAsync(trigger, hasCriteria: true, isMarked: false, isTimed: false);
    }

    /// <summary>
    /// And marks the thread, so that a fire from inside is told from another, and looks whether they changed ambient
    /// data.
    /// </summary>
    [Benchmark(OperationsPerInvoke = 4)]
    public async ValueTask With_a_mark()
    {
        for (var trigger = 0; trigger < 4; trigger++)
            await StepAsync(trigger, hasCriteria: true, isMarked: true, isTimed: false);
    }

    /// <summary>And reads the system's clock, as an entry of a history needs.</summary>
    [Benchmark(OperationsPerInvoke = 4)]
    public async ValueTask With_the_clock()
    {
        for (var trigger = 0; trigger < 4; trigger++)
            await StepAsync(trigger, hasCriteria: true, isMarked: true, isTimed: true);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ValueTask<Result> StepAsync(int trigger, bool hasCriteria, bool isMarked, bool isTimed)
    {
        if (Interlocked.CompareExchange(ref _owner, 1, 0) != 0)
            throw new InvalidOperationException("The benchmark has one thread.");

        if (!hasCriteria || (isMarked ? AreMetUnderMark() : AreMet()))
        {
            if (isTimed)
                _firedAt = TimeProvider.System.GetUtcNow().Ticks;

            _stage = _targets[(_stage * 4) + trigger];
            _version++;
        }

        Volatile.Write(ref _owner, 0);
        return new(_results[_stage]);
    }

    private bool AreMet()
    {
        foreach (var criterion in _criteria)
        {
            if (!criterion(_article))
                return false;
        }

        return true;
    }

    private bool AreMetUnderMark()
    {
        var marks = _marks ??= new object?[8];
        var before = ExecutionContext.Capture();
        marks[0] = this;
        try
        {
            return AreMet();
        }
        finally
        {
            marks[0] = null;
            var after = ExecutionContext.Capture();
            if (!ReferenceEquals(before, after) && before is not null)
                ExecutionContext.Restore(before);
        }
    }

    private sealed class Result;
}
