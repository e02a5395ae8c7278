using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests;

/// <summary>
/// Runs the code of a scenario with every combination of inputs, and compares its behaviour with its markers.
/// </summary>
/// <remarks>
/// The code that runs is every method called <c>Run</c> or <c>RunAsync</c> of a type that the scenario declares. An
/// instance among its parameters is resumed in each stage in turn, a Boolean is true and false, and an enum takes each
/// of its values. A virtual method may be overridden in a derived type of the scenario, which runs too.
/// </remarks>
internal sealed class Execution
{
    private const int MaxRuns = 1500;

    /// <summary>The time after which no further inputs are tried.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Type _truth;
    private readonly string _text;

    private Execution(Assembly assembly, string text)
    {
        _text = text;
        _truth = assembly.GetType("Truth")!;
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false } or { IsSealed: true }))
        {
            foreach (var method in type.GetMethods(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
                .Where(method => method is { Name: "Run" or "RunAsync", IsGenericMethod: false }
                    && method.DeclaringType!.Assembly == assembly))
            {
                Run(assembly, type, method);
            }
        }
    }

    /// <summary>The faults that make a definition throw when it is first used.</summary>
    private static readonly string[] Faults =
    [
        "LFC2001", "LFC2004", "LFC2006", "LFC2008", "LFC2009", "LFC2013", "LFC2014", "LFC2015", "LFC2016", "LFC2017",
        "LFC2018", "LFC2019", "LFC2020", "LFC3002", "LFC3008",
    ];

    /// <summary>The exception of each run; <see langword="null"/> for a run that ends normally.</summary>
    private List<Exception?> Runs { get; } = [];

    /// <summary>
    /// Asserts that code under a marker behaves as its rule says, and that code without one runs to its end for some
    /// inputs. A scenario without a method to run is not judged.
    /// </summary>
    public static void Verify(
        string text,
        IReadOnlyList<(string Id, TextSpan Span)> marked,
        IEnumerable<string> others,
        IEnumerable<MetadataReference>? references = null)
    {
        others = [.. others];
        var probed = Compile(Probed(text, marked), others, references);
        var isProbed = !HasErrors(probed);
        var compilation = isProbed ? probed : Compile(text, others, references);
        var assembly = Compiled.Load(compilation);
        JudgeDefinitions(assembly, marked);
        new Execution(assembly, text).Judge(text, marked, isProbed);
    }

    /// <summary>Asserts that a definition is refused if a marker says so, and only then.</summary>
    private static void JudgeDefinitions(Assembly assembly, IReadOnlyList<(string Id, TextSpan Span)> marked)
    {
        var refusals = new List<Exception?>();
        foreach (var type in assembly.GetTypes().Where(type =>
            type is { IsAbstract: false, ContainsGenericParameters: false }
            && type.GetConstructor([]) is not null
            && typeof(LifecycleDefinition).IsAssignableFrom(type)))
        {
            refusals.Add(Record.Exception(() => type.GetProperty("Graph")!.GetValue(Activator.CreateInstance(type))));
        }

        if (refusals.Count == 0 || marked.Any(each => each.Id is "LFC2011" or "LFC3001"))
            return;

        if (marked.Any(each => Faults.Contains(each.Id)))
            Assert.Contains(refusals, each => each?.InnerException is DefinitionException);
        else
            Assert.All(refusals, each => Assert.Null(each?.InnerException));
    }

    private void Judge(string text, IReadOnlyList<(string Id, TextSpan Span)> marked, bool isProbed)
    {
        if (Runs.Count == 0)
            return;

        var throwing = marked.Where(each => each.Id is "LFC1001" or "LFC1005" or "LFC1009").ToArray();
        if (throwing.Length == 0)
            Assert.True(
                Runs.Contains(null),
                $"The code never runs to its end: {Runs[0]?.Message}\n{Runs[0]?.StackTrace}");

        if (throwing.Any(each => each.Id is "LFC1005" or "LFC1009"))
            Assert.Contains(Runs, each => each is ArgumentException);

        if (throwing.Any(each => each.Id == "LFC1001"))
            Assert.Contains(Runs, each => each is TransitionNotPermittedException);

        if (!isProbed)
            return;

        for (var index = 0; index < marked.Count; index++)
        {
            var (id, span) = marked[index];
            if (id is not ("LFC1001" or "LFC1002" or "LFC1007"))
                continue;

            var code = $"{id} at {text.Substring(span.Start, span.Length)}";
            Assert.True(Seen("Reached", index), $"No run reaches {code}.");
            Assert.False(id != "LFC1007" && Seen("Passed", index), $"A run passes {code}.");
            Assert.False(Seen("True", index) && Seen("False", index), $"Both results occur for {code}.");
        }
    }

    private bool Seen(string set, int index) => ((HashSet<int>)_truth.GetField(set)!.GetValue(null)!).Contains(index);

    private void Run(Assembly assembly, Type type, MethodInfo method)
    {
        var exploring = Stopwatch.StartNew();
        foreach (var inputs in Combinations(assembly, method.GetParameters()).Take(MaxRuns))
        {
            if (exploring.Elapsed > Patience)
                return;

            _truth.GetField("Budget")!.SetValue(null, 200);
            try
            {
                var target = method.IsStatic ? null : Activator.CreateInstance(type);
                if (method.Invoke(target, [.. inputs.Select(input => input())]) is Task task
                    && !task.Wait(TimeSpan.FromSeconds(20)))
                    throw new TimeoutException("The code does not end.");

                Runs.Add(null);
            }
            catch (Exception exception) when (exception is TargetInvocationException or AggregateException)
            {
                Runs.Add(exception.GetBaseException());
            }
        }
    }

    /// <summary>The combinations of inputs. A parameter that the code does not use has one input.</summary>
    private IEnumerable<IEnumerable<Func<object?>>> Combinations(
        Assembly assembly,
        IEnumerable<ParameterInfo> parameters) =>
        parameters.Aggregate(
            (IEnumerable<IEnumerable<Func<object?>>>)[[]],
            (before, parameter) =>
                from inputs in before
                from input in Inputs(assembly, parameter.ParameterType).Take(IsUsed(parameter.Name!) ? MaxRuns : 1)
                select inputs.Append(input));

    private bool IsUsed(string parameter) => Regex.Count(_text, $@"\b{parameter}\b") > 1;

    private static IEnumerable<Func<object?>> Inputs(Assembly assembly, Type type)
    {
        if (type == typeof(bool))
            return [() => false, () => true];

        if (type.IsEnum)
            return type.GetEnumValues().Cast<object>().Select(value => (Func<object?>)(() => value));

        if (type is { IsGenericType: true, GenericTypeArguments: [{ IsEnum: true } stage, _, var subject] }
            && type.GetGenericTypeDefinition() == typeof(LifecycleInstance<,,>))
        {
            var definition = assembly.GetTypes().Single(each =>
                each.BaseType is { IsGenericType: true } parent
                && parent.GetGenericTypeDefinition() == typeof(LifecycleDefinition<,,>)
                && parent.GenericTypeArguments.SequenceEqual(type.GenericTypeArguments));
            var (made, stages) = (Activator.CreateInstance(definition), stage.GetEnumValues().Cast<object>().ToArray());
            var resume = definition.GetMethods()
                .First(each => each.Name == "Resume"
                    && each.GetParameters()[1].ParameterType == typeof(LifecycleSnapshot));
            object? Resume(params object[] position)
            {
                var snapshot = definition.GetMethods()
                    .First(each => each.Name == "SnapshotOf" && each.GetParameters().Length == position.Length);
                return resume.Invoke(
                    made,
                    [Activator.CreateInstance(subject), snapshot.Invoke(made, position), null]);
            }

            bool Resumes(Func<object?> input)
            {
                try
                {
                    return input() is not null;
                }
                catch (TargetInvocationException exception)
                    when (exception.InnerException is ArgumentException or SnapshotMismatchException)
                {
                    return false;
                }
            }

            // A superstage cannot be resumed, and a stage with a return only with the stage before it.
            return stages.SelectMany(each =>
                stages.Select(previous => (Func<object?>)(() => Resume(each, 0L, previous)))
                    .Prepend(() => Resume(each, 0L)).Where(Resumes).Take(1));
        }

        if (type.GetConstructors().FirstOrDefault(each => each.GetParameters() is [{ ParameterType.IsEnum: true }])
            is { } constructor)
        {
            return constructor.GetParameters()[0].ParameterType.GetEnumValues().Cast<object>()
                .Select(value => (Func<object?>)(() => constructor.Invoke([value])));
        }

        return [() => type.IsValueType || type.GetConstructor([]) is null ? null : Activator.CreateInstance(type)];
    }

    private static Compilation Compile(
        string source,
        IEnumerable<string> others,
        IEnumerable<MetadataReference>? references) =>
        new Budgeted().Budget(Sources.Compile("Executed", references ?? [], [source, .. others, TruthSource]));

    private static bool HasErrors(Compilation compilation) =>
        compilation.GetDiagnostics().Any(each => each.Severity == DiagnosticSeverity.Error);

    /// <summary>The text, in which each marked expression is passed to the code that watches it.</summary>
    private static string Probed(string text, IReadOnlyList<(string Id, TextSpan Span)> marked)
    {
        for (var index = marked.Count - 1; index >= 0; index--)
        {
            var (id, span) = marked[index];
            if (id is "LFC1001" or "LFC1002" or "LFC1007")
                text = text.Insert(span.End, ")").Insert(span.Start, $"Truth.Of({index}, () => ");
        }

        return text;
    }

    /// <summary>Ends loops that would run for ever with some inputs.</summary>
    private sealed class Budgeted : CSharpSyntaxRewriter
    {
        private static readonly StatementSyntax Spend = SyntaxFactory.ParseStatement("global::Truth.Spend();");

        public Compilation Budget(Compilation compilation)
        {
            foreach (var tree in compilation.SyntaxTrees)
            {
                var root = Visit(tree.GetRoot());
                if (root != tree.GetRoot())
                    compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
            }

            return compilation;
        }

        public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node) =>
            node.WithStatement(Within(node.Statement));

        public override SyntaxNode? VisitDoStatement(DoStatementSyntax node) =>
            node.WithStatement(Within(node.Statement));

        public override SyntaxNode? VisitForStatement(ForStatementSyntax node) =>
            node.WithStatement(Within(node.Statement));

        private BlockSyntax Within(StatementSyntax body) =>
            SyntaxFactory.Block(Spend, (StatementSyntax)Visit(body)!);
    }

    private const string TruthSource = """
        public static class Truth
        {
            public static int Budget;
            public static readonly HashSet<int> Reached = [];
            public static readonly HashSet<int> Passed = [];
            public static readonly HashSet<int> True = [];
            public static readonly HashSet<int> False = [];

            private static long s_begun;
            private static long s_limit = 4000;

            /// <summary>Ends a loop after many rounds, but lets it wait for another thread.</summary>
            public static void Spend()
            {
                if (Budget-- > 0)
                    s_begun = Environment.TickCount64;
                else if (Environment.TickCount64 - s_begun > s_limit)
                {
                    // It is a loop without an end. Other inputs are not given as much time.
                    s_limit = 100;
                    throw new TimeoutException();
                }
            }

            public static void Of(int index, Action code) { Reached.Add(index); code(); Passed.Add(index); }

            public static bool Of(int index, Func<bool> code)
            {
                Reached.Add(index);
                var result = code();
                (result ? True : False).Add(index);
                return result;
            }

            public static T Of<T>(int index, Func<T> code)
            {
                Reached.Add(index);
                var result = code();
                Passed.Add(index);
                return result;
            }

            public static async Task Of(int index, Func<Task> code)
            {
                Reached.Add(index);
                await code();
                Passed.Add(index);
            }

            public static async Task<T> Of<T>(int index, Func<Task<T>> code) => Pass(index, await Reach(index, code)());

            public static async ValueTask<T> Of<T>(int index, Func<ValueTask<T>> code) =>
                Pass(index, await Reach(index, code)());

            private static T Reach<T>(int index, T code)
            {
                Reached.Add(index);
                return code;
            }

            private static T Pass<T>(int index, T result)
            {
                if (result?.GetType().GetProperty("Accepted")?.GetValue(result) is not false)
                    Passed.Add(index);
                return result;
            }
        }
        """;
}
