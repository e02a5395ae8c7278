using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers.Completion;

/// <summary>Finds the stages that an instance may be in where a trigger is typed.</summary>
internal static class PossibleStages
{
    /// <summary>
    /// The graph of the receiver and the stages it may be in, which are all stages where nothing is known; null without
    /// a readable definition.
    /// </summary>
    public static (StageGraph Graph, StageSet Stages)? Of(
        TriggerArgument argument, SemanticModel model, CancellationToken cancellationToken)
    {
        var (compilation, call) = Completed(argument, model, cancellationToken);
        if (LifecycleSymbols.In(compilation) is not { } symbols)
            return null;

        var definitions = KnownDefinitions.In(compilation, symbols);
        var completed = compilation.GetSemanticModel(call.SyntaxTree);
        var receiver = completed
            .GetTypeInfo(((MemberAccessExpressionSyntax)call.Expression).Expression, cancellationToken)
            .Type;
        var vocabulary = new FireVocabulary(symbols, definitions, compilation);
        if (vocabulary.IsInstance(receiver) && Found(call, completed, vocabulary, cancellationToken) is { } found)
            return found;

        return definitions.GraphOf(receiver) is { } graph ? (graph, graph.All) : null;
    }

    /// <summary>
    /// The compilation in which the call is complete. What the analysis reads is the call, not what is fired by it.
    /// </summary>
    private static (Compilation Compilation, InvocationExpressionSyntax Call) Completed(
        TriggerArgument argument, SemanticModel model, CancellationToken cancellationToken)
    {
        var mark = new SyntaxAnnotation();
        var trigger = SyntaxFactory.Argument(AnyTrigger(argument));
        var call = SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                argument.Receiver.WithoutTrivia(),
                SyntaxFactory.IdentifierName("TryFireAsync")),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(trigger)))
            .WithTriviaFrom(argument.Call)
            .WithAdditionalAnnotations(mark);
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        SyntaxNode replaced = argument.Call.Expression is MemberBindingExpressionSyntax
            ? argument.Call.Ancestors().OfType<ConditionalAccessExpressionSyntax>().First()
            : argument.Call;
        var tree = model.SyntaxTree.WithRootAndOptions(
            root.ReplaceNode(replaced, call), model.SyntaxTree.Options);
        return (
            model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree),
            (InvocationExpressionSyntax)tree.GetRoot(cancellationToken).GetAnnotatedNodes(mark).Single());
    }

    private static ExpressionSyntax AnyTrigger(TriggerArgument argument)
    {
        var type = argument.TriggerType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return SyntaxFactory.ParseExpression(
            argument.TriggerType.SpecialType == SpecialType.System_String ? "\"\""
            : argument.TriggerType.GetMembers().FirstOrDefault(each => each is IFieldSymbol { IsConst: true })
                is { } member ? $"{type}.@{member.Name}"
            : $"default({type})");
    }

    /// <summary>The stages with which the analysis reaches the call; null if it does not.</summary>
    private static (StageGraph Graph, StageSet Stages)? Found(
        InvocationExpressionSyntax call,
        SemanticModel model,
        FireVocabulary vocabulary,
        CancellationToken cancellationToken)
    {
        if (Body(call, model, cancellationToken) is not var (owner, root, blocks))
            return null;

        var symbols = vocabulary.Symbols;
        var contracts = new Contracts(symbols.RequiresStage, symbols.EnsuresStage);
        var tracking = new InstanceTracking(
            vocabulary, contracts, new LifecycleWrappers(vocabulary, model.Compilation.Assembly), model.Compilation);
        StageGraph? graph = null;
        var stages = StageSet.Empty;
        tracking.Analyze(
            owner,
            blocks,
            _ => Flow(root),
            finding =>
            {
                if (finding.Call?.Syntax != call)
                    return;

                graph = finding.Instance.Graph;
                stages |= finding.Instance.Stages;
            },
            cancellationToken);
        return graph is null ? null : (graph, stages);
    }

    /// <summary>The member around a call, with its body.</summary>
    private static (ISymbol Owner, IOperation Root, ImmutableArray<IOperation> Blocks)? Body(
        SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in call.Ancestors())
        {
            if (node is not (BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax
                    or EqualsValueClauseSyntax or CompilationUnitSyntax)
                || node is ArrowExpressionClauseSyntax { Parent: not BasePropertyDeclarationSyntax })
            {
                continue;
            }

            var operation = model.GetOperation(node, cancellationToken);
            if (operation is { Parent: not null })
                continue;

            ImmutableArray<IOperation>? blocks = operation switch
            {
                IMethodBodyBaseOperation body =>
                    [.. new IOperation?[] { body.BlockBody, body.ExpressionBody }.OfType<IOperation>()],
                IBlockOperation or ISymbolInitializerOperation => [operation],
                _ => null,
            };
            if (blocks is { } found)
                return (model.GetEnclosingSymbol(call.SpanStart, cancellationToken)!, operation!, found);
        }

        return null;
    }

    private static ControlFlowGraph Flow(IOperation root) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer),
        _ => ControlFlowGraph.Create((IBlockOperation)root),
    };

    /// <summary>The vocabulary with which every fire is a finding, also one whose refusal is handled.</summary>
    private sealed class FireVocabulary(
        LifecycleSymbols symbols, KnownDefinitions definitions, Compilation compilation)
        : LifecycleVocabulary(symbols, definitions, compilation)
    {
        public override bool ReportsFires => true;

        public override bool HandlesRefusals(ITypeSymbol? exception) => false;
    }
}
