using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Runs the engine over one body and the nested functions that are analysed as methods.</summary>
internal sealed class BodyAnalysis(
    Vocabulary vocabulary,
    Contracts contracts,
    Summaries summaries,
    Wrappers wrappers,
    CapturedVariables captured,
    StableMembers stable,
    IMethodSymbol? owner,
    CancellationToken cancellationToken
)
{
    private const int Base = (int)SyntaxKind.BaseKeyword;

    private IEnumerable<IParameterSymbol> Parameters =>
        owner is null ? Enumerable.Empty<IParameterSymbol>() : owner.Parameters;

    public void Run(ControlFlowGraph flow, Action<Finding> report)
    {
        var interpreter = new Interpreter(
            vocabulary, contracts, summaries, wrappers, captured, stable, wrapped: null, cancellationToken);
        var analysis = new FlowAnalysis(flow, interpreter);
        if (!analysis.Run(Entry(), cancellationToken))
            return;

        foreach (var finding in analysis.Findings)
            report(finding);

        CheckPromises(analysis, report);
        RunLocalFunctions(flow, report);
        if (captured.HaveLambdas)
            RunLambdas(flow, report);
    }

    private FlowState Entry()
    {
        var entry = FlowState.Empty;
        foreach (var parameter in Parameters)
        {
            if (!vocabulary.IsInstance(parameter.Type)
                || captured.IsWritten(parameter)
                || vocabulary.GraphOf(parameter.Type) is not { } graph)
                continue;

            var required = contracts.Required(parameter, graph);
            var sharing = captured.IsUsed(parameter) ? Sharing.Captured : Sharing.Shared;
            entry = entry
                .Create(
                    parameter,
                    new(graph, required ?? graph.All, sharing, required is null ? null : (Places)LocationOf(parameter)))
                .With(parameter, new InstanceValue(parameter));
        }

        if (Wrapped() is { } field
            && vocabulary.GraphOf(field.Type) is { } wrapped
            && contracts.Required(owner!, wrapped) is { } stages)
            entry = entry
                .Create(field, new(wrapped, stages, Sharing.Shared, LocationOf(owner!)))
                .With(field, new InstanceValue(field));

        foreach (var member in InitializedMembers())
        {
            if (!captured.IsWritten(member) && summaries.Initial(member, cancellationToken) is { } initial)
                entry = entry
                    .Create(
                        member,
                        captured.IsUsed(member) ? initial with { Sharing = Sharing.Captured }
                        : initial.Sharing == Sharing.Own ? initial with { Sharing = Sharing.Shared }
                        : initial)
                    .With(member, new InstanceValue(member));
        }

        return entry;
    }

    /// <summary>
    /// The fields and properties that certainly have the values of their initializers when a constructor runs.
    /// </summary>
    private IEnumerable<ISymbol> InitializedMembers() =>
        owner is
        {
            MethodKind: MethodKind.Constructor,
            ContainingType: { TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object } type,
            DeclaringSyntaxReferences: [var declared]
        }
            && declared.GetSyntax(cancellationToken)
                is ConstructorDeclarationSyntax { Initializer: null or { ThisOrBaseKeyword.RawKind: Base } }
            ? type.GetMembers()
                .Where(member => !member.IsStatic && member switch
                {
                    IFieldSymbol { IsImplicitlyDeclared: false, Type: var held } => vocabulary.IsInstance(held),
                    IPropertySymbol { Type: var held } property => vocabulary.IsInstance(held)
                        && ApplicationCode.IsStorage(property),
                    _ => false,
                })
            : [];

    private void CheckPromises(FlowAnalysis analysis, Action<Finding> report)
    {
        void Check(InstanceState instance, StageSet? promised, Location place)
        {
            if (promised is { } ensured && (instance.Stages & ensured).IsEmpty)
                report(
                    new(FindingKind.BrokenPromise, place, instance, instance.Graph.Describe(ensured), ensured));
        }

        foreach (var parameter in Parameters)
        {
            if (analysis.Exit?.Instances.TryGetValue(parameter, out var instance) == true)
                Check(instance, contracts.Ensured(parameter, instance.Graph), LocationOf(parameter));
        }

        if (owner is null)
            return;

        foreach (var (state, value, expression) in analysis.Returns)
        {
            if (value is InstanceValue { Id: var id } && state.Instances.TryGetValue(id, out var instance))
                Check(instance, contracts.EnsuredByReturn(owner, instance.Graph), expression.Syntax.GetLocation());
        }

        if (Wrapped() is { } field
            && analysis.Exit?[field] is InstanceValue { Id: var held }
            && analysis.Exit.Instances.TryGetValue(held, out var kept))
            Check(kept, contracts.Ensured(owner, kept.Graph), LocationOf(owner));
    }

    /// <summary>The field of the wrapper that the code is a method of.</summary>
    private IFieldSymbol? Wrapped() =>
        owner is { MethodKind: MethodKind.Ordinary, IsStatic: false } ? wrappers.FieldOf(owner.ContainingType) : null;

    /// <summary>
    /// A local function that is only called, and never converted to a delegate, is analysed as a method. A refusal in
    /// any other nested function may be expected by the code that receives it.
    /// </summary>
    private void RunLocalFunctions(ControlFlowGraph flow, Action<Finding> report)
    {
        foreach (var function in flow.LocalFunctions.Where(function => !IsHandedOn(flow, function)))
            Nested(function).Run(flow.GetLocalFunctionControlFlowGraph(function, cancellationToken), report);
    }

    /// <summary>
    /// A lambda is analysed as a method if neither its receiver nor a handler may expect its refusals.
    /// </summary>
    private void RunLambdas(ControlFlowGraph flow, Action<Finding> report)
    {
        var lambdas = flow.Blocks
            .Where(block => !IsInTry(block.EnclosingRegion))
            .SelectMany(block => block.BranchValue is null ? block.Operations : block.Operations.Add(block.BranchValue))
            .SelectMany(operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>();
        foreach (var lambda in lambdas.Where(lambda => !Expectation.MayBeExpectedByReceiver(lambda)))
            Nested(lambda.Symbol).Run(flow.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), report);
    }

    private static bool IsInTry(ControlFlowRegion? region)
    {
        while (region is not null && region.Kind != ControlFlowRegionKind.TryAndCatch)
            region = region.EnclosingRegion;

        return region is not null;
    }

    private BodyAnalysis Nested(IMethodSymbol function) => new(
        vocabulary, contracts, summaries, wrappers, captured, stable, function, cancellationToken);

    /// <summary>
    /// Whether a local function is converted to a delegate, or some code that calls it may expect its refusals.
    /// </summary>
    private bool IsHandedOn(ControlFlowGraph flow, IMethodSymbol function)
    {
        var root = flow.OriginalOperation;
        while (root.Parent is { } parent)
            root = parent;

        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        return IsHanded(function);

        bool IsHanded(IMethodSymbol each) =>
            seen.Add(each.OriginalDefinition)
            && root.Descendants()
                .Any(operation =>
                    operation switch
                    {
                        IMethodReferenceOperation reference => IsThis(reference.Method, each),
                        IInvocationOperation call => IsThis(call.TargetMethod, each) && IsExpectedAt(call),
                        _ => false,
                    });

        bool IsExpectedAt(IOperation call)
        {
            // Who is given a task that is not awaited here may expect what it throws.
            if (call is IInvocationOperation { TargetMethod: var called }
                && Tasks.IsAwaitable(called)
                && !Tasks.IsAwaited(call))
                return true;

            for (var (each, around) = (call, call.Parent); around is not null; (each, around) = (around, around.Parent))
            {
                if ((around is IAnonymousFunctionOperation && Expectation.MayBeExpectedByReceiver(around))
                    || (around is ITryOperation attempt
                        && attempt.Body == each
                        && attempt.Catches.Any(handler => vocabulary.MayCatchRefusals(handler.ExceptionType)))
                    || (around is ILocalFunctionOperation { Symbol: var caller } && IsHanded(caller)))
                    return true;
            }

            return false;
        }

        static bool IsThis(IMethodSymbol method, IMethodSymbol function) =>
            SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, function.OriginalDefinition);
    }

    private static Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;
}
