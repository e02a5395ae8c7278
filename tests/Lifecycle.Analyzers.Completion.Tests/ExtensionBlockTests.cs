using System.Reflection;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers.Completion.Tests;

/// <summary>
/// Code with extension blocks and partial properties, which only a compiler newer than the oldest supported one
/// understands, analysed and executed.
/// </summary>
public class ExtensionBlockTests
{
    private const string Types = """
        global using System;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Lifecycle;
        global using Stateless;

        public enum S { A, B, C }

        public enum T { X, Y, Z }

        public class Subject;

        public class Definition : LifecycleDefinition<S, T, Subject>
        {
            protected override void Define(LifecycleBuilder<S, T, Subject> lifecycle)
            {
                lifecycle.StartsIn(S.A);
                lifecycle.Stage(S.A).On(T.X).GoTo(S.B);
                lifecycle.Stage(S.B).On(T.Y).GoTo(S.C);
                lifecycle.Stage(S.C).IsTerminal();
            }
        }

        public partial class Half
        {
            public partial LifecycleInstance<S, T, Subject> Next { get; }
            public partial LifecycleInstance<S, T, Subject> Next { get => new Definition().Start(new()); }

            public async Task GoAsync()
            {
                await Next.FireAsync(T.X);
                await Next.FireAsync(T.X);
            }
        }

        public static class Extensions
        {
            extension(LifecycleInstance<S, T, Subject> instance)
            {
                public async Task GoAsync() => await instance.FireAsync(T.X);
                public bool IsB { get { return instance.Stage == S.B; } }
            }

            extension(StateMachine<S, T> machine)
            {
                public void Set() { machine.Configure(S.A).Permit(T.X, S.B); machine.Configure(S.B).Permit(T.Y, S.C); }
                public void Go() => machine.Fire(T.X);
                public void GoTwice() { machine.Fire(T.X); machine.Fire(T.X); }
                public bool IsB { get { return machine.State == S.B; } }
            }
        }
        """;

    [Theory]
    [InlineData("var i = new Definition().Start(new()); await i.GoAsync(); await i.FireAsync(T.Y);")]
    [InlineData("var i = new Definition().Start(new()); await i.GoAsync(); if (i.IsB) await i.FireAsync(T.Y);")]
    [InlineData("await new Half().GoAsync();")]
    [InlineData("var m = new StateMachine<S, T>(S.A); m.Set(); m.Go(); m.Fire(T.Y);")]
    [InlineData("var m = new StateMachine<S, T>(S.A); m.Set(); m.Go(); if (m.IsB) m.Fire(T.Y);")]
    public async Task What_a_member_of_a_block_fires_is_not_reported_where_it_is_permitted(string statements)
    {
        var (reported, exception) = await JudgeAsync(statements);

        Assert.Empty(reported);
        Assert.Null(exception);
    }

    [Theory]
    [InlineData("var i = new Definition().Start(new()); await i.GoAsync(); await i.GoAsync();", "i.GoAsync()")]
    [InlineData(
        "var i = new Definition().Start(new()); await i.GoAsync(); await i.FireAsync(T.X);",
        "i.FireAsync(T.X)")]
    [InlineData("var m = new StateMachine<S, T>(S.A); m.Set(); m.Go(); m.Go();", "m.Go()")]
    [InlineData("var m = new StateMachine<S, T>(S.A); m.Set(); m.GoTwice();", "m.GoTwice()")]
    [InlineData("var m = new StateMachine<S, T>(S.A); m.Set(); m.Go(); m.Fire(T.X);", "m.Fire(T.X)")]
    public async Task What_a_member_of_a_block_fires_is_reported_where_it_is_refused(string statements, string code)
    {
        var (reported, exception) = await JudgeAsync(statements);

        var report = Assert.Single(reported);
        Assert.True(report.Id is "LFC1001" or "LFC4001", report.Id);
        Assert.EndsWith(code, report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan));
        Assert.Contains("is not permitted in B", report.GetMessage(), StringComparison.Ordinal);
        Assert.True(exception is InvalidOperationException or TransitionNotPermittedException, $"{exception}");
    }

    private static string Program(string statements) => $$"""
        public static class Program
        {
            public static async Task RunAsync()
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    private static async Task<(IReadOnlyList<Diagnostic> Reported, Exception? Exception)> JudgeAsync(string statements)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest);
        Compilation compilation = CSharpCompilation.Create(
            "Blocks",
            [
                CSharpSyntaxTree.ParseText(Types, parsing),
                CSharpSyntaxTree.ParseText(Program(statements), parsing),
            ],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => !Path.GetFileName(path).StartsWith("Lifecycle.Analyzers", StringComparison.Ordinal)
                    && !Path.GetFileName(path).StartsWith("Lifecycle.Generators", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new ManifestGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        var reported = await compilation
            .WithAnalyzers([new UsageAnalyzer(), new StatelessAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var run = Assembly
            .Load(image.ToArray())
            .GetType("Program")!
            .GetMethod("RunAsync", BindingFlags.Public | BindingFlags.Static)!;
        return (reported, await Record.ExceptionAsync(() => (Task)run.Invoke(null, null)!));
    }
}
