using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Analyses code that uses Stateless. It does nothing in a compilation without Stateless. Any member of a type may
/// configure its machine, so a type is analysed as a whole once the compiler has seen all its members.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StatelessAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The name of the diagnostic property with the method to call instead.</summary>
    public const string ReplacementProperty = "Replacement";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = StatelessRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (StatelessSymbols.In(start.Compilation) is not { } symbols)
                return;

            var vocabulary = new StatelessVocabulary(new(start.Compilation, symbols), start.Compilation);
            var wrappers = new MachineWrappers(vocabulary, start.Compilation.Assembly);
            var tracking = new InstanceTracking(
                vocabulary,
                new(requires: null, ensures: null),
                wrappers,
                start.Compilation);
            var code = new ConcurrentDictionary<
                ISymbol,
                ConcurrentBag<(ISymbol Member, ImmutableArray<IOperation> Blocks)>
            >(SymbolEqualityComparer.Default);
            start.RegisterSymbolStartAction(
                type =>
                {
                    // Nested types belong to the outermost type, and end before it.
                    var outermost = OutermostOf((INamedTypeSymbol)type.Symbol);
                    var members = code.GetOrAdd(outermost, static _ => new());
                    var holds = Holds(outermost, vocabulary);
                    type.RegisterOperationBlockAction(block =>
                    {
                        if (holds || block.OperationBlocks.Any(each => Concerns(each, symbols, wrappers)))
                            members.Add((block.OwningSymbol, block.OperationBlocks));
                    });
                    if (type.Symbol.ContainingType is null)
                        type.RegisterSymbolEndAction(end =>
                            Analyze(outermost, members.ToArray(), vocabulary, tracking, end));
                },
                SymbolKind.NamedType);
        });
    }

    private static void Analyze(
        INamedTypeSymbol type,
        (ISymbol Member, ImmutableArray<IOperation> Blocks)[] members,
        StatelessVocabulary vocabulary,
        InstanceTracking tracking,
        SymbolAnalysisContext context)
    {
        if (members.Length == 0)
            return;

        var ordered = members
            .OrderBy(member => member.Blocks[0].Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(member => member.Blocks[0].Syntax.SpanStart)
            .ToArray();
        vocabulary.Machines.Add(
            type,
            ordered.SelectMany(member => member.Blocks).Select(RootOf).Distinct().ToArray());
        foreach (var (member, blocks) in ordered)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Analyze(member, blocks, vocabulary, tracking, context);
        }
    }

    private static void Analyze(
        ISymbol member,
        ImmutableArray<IOperation> blocks,
        StatelessVocabulary vocabulary,
        InstanceTracking tracking,
        SymbolAnalysisContext context)
    {
        var machines = vocabulary.Machines;
        tracking.Analyze(
            member,
            blocks,
            FlowOf,
            finding => FireChecks.Report(context.ReportDiagnostic, finding, member),
            context.CancellationToken);
        var operations = blocks.SelectMany(block => block.DescendantsAndSelf()).ToArray();
        var calls = operations.OfType<IInvocationOperation>().ToArray();
        ConfigurationChecks.Check(calls, vocabulary, context.ReportDiagnostic);
        foreach (var call in calls)
        {
            FireChecks.CheckQuestion(call, machines, context.ReportDiagnostic);
            CallbackChecks.Check(call, machines.Symbols, context.ReportDiagnostic);
            InnerFireChecks.Check(call, machines, context.ReportDiagnostic);
            SharedMachineChecks.Check(call, member, machines.Symbols, context.ReportDiagnostic);
        }

        foreach (var creation in operations.OfType<IObjectCreationOperation>())
        {
            CallbackChecks.Check(creation, machines.Symbols, context.ReportDiagnostic);
            if (vocabulary.MachineOf(creation) is { } machine)
                MachineChecks.Check(machine, vocabulary, context.Compilation, context.ReportDiagnostic);
        }
    }

    /// <summary>Whether a field or property of a type, or of a nested type, holds a machine.</summary>
    private static bool Holds(INamedTypeSymbol type, StatelessVocabulary vocabulary) =>
        type.GetMembers()
            .Any(member =>
                member switch
                {
                    IFieldSymbol field => vocabulary.IsInstance(field.Type),
                    INamedTypeSymbol within => Holds(within, vocabulary),
                    _ => false,
                });

    /// <summary>Whether code uses a machine, or calls a class that may be a wrapper.</summary>
    private static bool Concerns(IOperation block, StatelessSymbols symbols, MachineWrappers wrappers) =>
        block
            .DescendantsAndSelf()
            .Any(operation =>
                symbols.IsMachine(operation.Type)
                || symbols.IsConfiguration(operation.Type)
                || symbols.IsParameterized(operation.Type)
                || (
                    operation is IInvocationOperation call
                    && (
                        symbols.IsMachine(call.TargetMethod.ContainingType)
                        || wrappers.CandidateOf(call.TargetMethod.ContainingType) is not null)));

    private static INamedTypeSymbol OutermostOf(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
            type = outer;

        return type;
    }

    private static IOperation RootOf(IOperation block)
    {
        while (block.Parent is { } parent)
            block = parent;

        return block;
    }

    private static ControlFlowGraph FlowOf(IOperation block) => RootOf(block) switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
        IFieldInitializerOperation field => ControlFlowGraph.Create(field),
        IPropertyInitializerOperation property => ControlFlowGraph.Create(property),
        IBlockOperation body => ControlFlowGraph.Create(body),
        var other => throw new InvalidOperationException($"There is no flow graph of {other.Kind}."),
    };
}
