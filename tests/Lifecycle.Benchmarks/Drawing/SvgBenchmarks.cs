using BenchmarkDotNet.Attributes;
using Lifecycle.Diagrams;

namespace Lifecycle.Benchmarks.Drawing;

/// <summary>
/// A lifecycle of 20 stages as an SVG image: the layout, and the text. The code is compiled at its best after some 80
/// drawings, hence the long warm-up.
/// </summary>
[MemoryDiagnoser, WarmupCount(60), IterationCount(20)]
public class SvgBenchmarks
{
    private static readonly LifecycleGraph<string, string> Graph = new GrantLifecycle().Graph;

    [Benchmark]
    public int Draw_20_stages() => Graph.ToSvg().Length;

    [Benchmark]
    public int Draw_20_stages_to_the_right() =>
        Graph.ToSvg(new() { Direction = DiagramDirection.LeftToRight }).Length;
}
