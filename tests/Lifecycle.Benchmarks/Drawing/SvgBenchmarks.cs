using BenchmarkDotNet.Attributes;
using Lifecycle.Diagrams;

namespace Lifecycle.Benchmarks.Drawing;

/// <summary>A lifecycle of 20 stages as an SVG image: the layout, and the text.</summary>
[MemoryDiagnoser]
public class SvgBenchmarks
{
    private static readonly LifecycleGraph<string, string> Graph = new GrantLifecycle().Graph;

    [Benchmark]
    public int Draw_20_stages() => Graph.ToSvg().Length;

    [Benchmark]
    public int Draw_20_stages_to_the_right() =>
        Graph.ToSvg(new() { Direction = DiagramDirection.LeftToRight }).Length;
}
