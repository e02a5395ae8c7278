using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
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

    private static readonly ImmutableArray<StatelessRule> Rules = ImmutableArray.Create<StatelessRule>(
        new ImpossibleMachineFire(),
        new PermitToSelf(),
        new TwoAnswers(),
        new AsyncActionFiredSynchronously(),
        new AsyncVoidCallback(),
        new AsyncBranchFiredSynchronously(),
        new MissingGuard(),
        new ParametersSetTwice(),
        new WrongArguments(),
        new WrongSuperstate(),
        new WrongInitialTransition(),
        new ReplacedHandler(),
        new FireDuringTransition(),
        new QueuedFireReliedOn(),
        new UnreachableState(),
        new IdleEntryAction(),
        new SharedMachine(),
        new UnconfiguredDestination(),
        new UnenteredState(),
        new DroppedTask(),
        new IdleActivation(),
        new RepeatedHandler(),
        new SelfWaitingAction(),
        new FreshKey(),
        new FireLeftInQueue(),
        new MachineOfSeveralThreads(),
        new UntrackedMachine());

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Rules.SelectMany(rule => rule.Descriptors).ToImmutableArray();

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
                    var outermost = Machines.OutermostOf((INamedTypeSymbol)type.Symbol);
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
        var operations = blocks.Select(RootOf).Distinct().SelectMany(vocabulary.Machines.OperationsOf).ToArray();
        var code = new MemberCode(member, operations, vocabulary, context.Compilation, context.ReportDiagnostic);
        tracking.Analyze(
            member,
            blocks,
            operations,
            block => vocabulary.Machines.FlowOf(RootOf(block)),
            finding =>
            {
                foreach (var rule in Rules)
                    rule.Check(finding, ((MachineGraph)finding.Instance.Graph).Machine, code);
            },
            context.CancellationToken);
        foreach (var rule in Rules)
        {
            foreach (var call in code.Calls)
                rule.Check(call, code);
            foreach (var creation in code.Creations)
                rule.Check(creation, code);
        }

        CheckConfiguration(code);
        foreach (var machine in operations.OfType<IObjectCreationOperation>()
                .Select(creation => MachineFirstMadeBy(creation, vocabulary.Machines))
                .OfType<Machine>())
        {
            foreach (var rule in Rules)
                rule.Check(machine, code);
        }
    }

    /// <summary>
    /// Compares only calls that certainly run one after the other, because a class may configure its machine in
    /// alternative methods.
    /// </summary>
    private static void CheckConfiguration(MemberCode code)
    {
        var configurations = code
            .Calls.Where(call => call.Instance is not null
                && call.TargetMethod.Name is not ("Fire" or "FireAsync" or "CanFire" or "IsInState"))
            .Select(call => ConfigurationCall.Of(call, code.Machines))
            .OfType<ConfigurationCall>()
            .Where(each => !code.IsExpectedToThrow(each.Call, exception: null))
            .ToArray();
        var lifted = LiftedConfiguration.Of(code.Calls, code.Machines)
            .Where(each => !code.IsExpectedToThrow(each.Via!, exception: null));
        var together = configurations
            .Concat(lifted)
            .Where(each => each is { Place: not null, Owner: not null })
            .OrderBy(each => each.Place!.Index)
            .GroupBy(each => (each.Place!.Block, each.Owner!.Name))
            .Select(same => same.ToArray())
            .ToArray();
        foreach (var rule in Rules)
        {
            foreach (var configuration in configurations)
                rule.Check(configuration, code);
            foreach (var same in together)
                rule.Check(same, code);
        }
    }

    /// <summary>A machine that several expressions create is checked at the first.</summary>
    private static Machine? MachineFirstMadeBy(IObjectCreationOperation creation, Machines machines) =>
        machines.MadeBy(creation) is { } machine && machine.Creations[0].Syntax == creation.Syntax ? machine : null;

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

    private static IOperation RootOf(IOperation block)
    {
        while (block.Parent is { } parent)
            block = parent;

        return block;
    }
}
