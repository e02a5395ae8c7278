using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The vocabulary of code that uses the library's own instances. Thread-safe.</summary>
internal class LifecycleVocabulary(
    LifecycleSymbols symbols,
    KnownDefinitions definitions,
    Compilation compilation
) : Vocabulary
{
    private static readonly string[] Outcomes = ["NotPermitted", "Refused", "Moved", "Stayed", "Ignored", "Conflict"];

    private readonly INamedTypeSymbol? _refusal = compilation.GetTypeByMetadataName(
        "Lifecycle.TransitionNotPermittedException");
    private readonly AssembliesThatUse _users = new(symbols.Instance.ContainingAssembly, compilation);

    public LifecycleSymbols Symbols => symbols;

    public override bool IsAtomic => true;

    public override bool IsInstance(ITypeSymbol? type) => LifecycleSymbols.Is(type, symbols.Instance);

    public override StageGraph? GraphOf(ITypeSymbol? type) => definitions.GraphOf(type);

    public override Act? Read(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } receiver && IsInstance(method.ContainingType))
        {
            return method.Name switch
            {
                "FireAsync" => new FireAct(receiver, Key.Of(Argument(call, "trigger")), Throws: true),
                "TryFireAsync" => new FireAct(receiver, Key.Of(Argument(call, "trigger")), Throws: false),
                "Permits" => new PermitsAct(receiver, Key.Of(Argument(call, "trigger"))),
                _ => new InertAct(receiver),
            };
        }

        if (LifecycleSymbols.Is(method.ContainingType, symbols.Planning) && Argument(call, "instance") is { } planned)
            return new InertAct(planned);

        if (method.Name is not ("Start" or "StartAsync" or "Resume")
            || !IsInstance(Awaited(method.ReturnType))
            || !IsFromLibrary(method))
        {
            return null;
        }

        var definition = call.Instance is IInstanceReferenceOperation ? null : call.Instance;
        if (GraphOfDefinition(definition) is not { } graph)
            return null;

        return new CreateAct(graph, method.Name == "Resume" ? Resumed(call, graph) : graph.Initial);
    }

    /// <summary>A fire through a manager; <see langword="null"/> for any other call.</summary>
    public FireAct? ReadManaged(IInvocationOperation call) =>
        call.Instance is { } manager
        && IsManager(call.TargetMethod.ContainingType)
        && call.TargetMethod.Name is ("FireAsync" or "TryFireAsync")
            ? new(manager, Key.Of(Argument(call, "trigger")), Throws: call.TargetMethod.Name == "FireAsync")
            : null;

    /// <summary>The graph of the instances of a manager; <see langword="null"/> if unknown.</summary>
    public StageGraph? GraphOfManager(ITypeSymbol? type) =>
        IsManager(type) ? definitions.GraphOf(type) : null;

    /// <summary>Whether a type manages stored instances.</summary>
    public bool IsManager(ITypeSymbol? type) =>
        LifecycleSymbols.Is(type, symbols.Manager)
        || type?.AllInterfaces.Any(each => LifecycleSymbols.Is(each, symbols.Manager)) == true;

    public override bool IsStage(IPropertySymbol property) =>
        property.Name == "Stage" && IsInstance(property.ContainingType);

    public override bool IsPermittedTriggers(IPropertySymbol property) =>
        property.Name == "PermittedTriggers" && IsInstance(property.ContainingType);

    public override Value? ReadResult(IPropertySymbol property, ResultValue result)
    {
        if (!LifecycleSymbols.Is(property.ContainingType, symbols.Result))
            return null;

        return property.Name switch
        {
            "Outcome" => new OutcomeValue(result),
            "Moved" => Truth(result, "Moved"),
            "Accepted" => Truth(result, "Moved", "Stayed", "Ignored"),
            _ => null,
        };
    }

    public override TruthValue? IsOutcome(ResultValue result, string outcome) => Truth(result, outcome);

    public override bool IsApplication(IAssemblySymbol? assembly) => _users.Contains(assembly);

    public override bool IsRead(string member) =>
        member is "Stage" or "Permits" or "IsTerminated" or "PermittedTriggers" or "Version";

    public override bool HandlesRefusals(ITypeSymbol? exception) => Expectation.Handles(exception, _refusal);

    /// <summary>The argument for the stage that an instance is resumed in, if the call is a resume.</summary>
    public static IOperation? ResumedStage(IInvocationOperation call) =>
        call.TargetMethod.Name == "Resume" ? Argument(call, "stage") : null;

    public static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;

    public StageGraph? GraphOfDefinition(IOperation? definition)
    {
        while (definition is IConversionOperation { IsImplicit: true } conversion)
            definition = conversion.Operand;

        return definition is IObjectCreationOperation { Type: { } exact }
            ? definitions.GraphOfExactly(exact)
            : GraphOf(definition?.Type);
    }

    private static TruthValue Truth(ResultValue result, params string[] outcomes) =>
        new(result.Id, After(result, outcomes), After(result, Outcomes.Except(outcomes)));

    /// <summary>The stages that an instance may be in after a result with one of these outcomes.</summary>
    private static StageSet After(ResultValue result, IEnumerable<string> outcomes) =>
        outcomes
            .Select(outcome => outcome switch
            {
                "Moved" => result.Transfer.Moved,
                "Stayed" => result.Transfer.Stayed,
                "Ignored" => result.Transfer.Ignored,
                "NotPermitted" => result.Transfer.Refusing,
                _ => result.Before,
            })
            .Aggregate(StageSet.Empty, (union, set) => union | set);

    private static StageSet Resumed(IInvocationOperation call, StageGraph graph) =>
        Key.Of(ResumedStage(call)) is { } key ? graph.Of(key) : graph.All;

    private static ITypeSymbol Awaited(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ValueTask", TypeArguments: [var result] } ? result : type;

    private bool IsFromLibrary(IMethodSymbol method) =>
        LifecycleSymbols.Is(method.ContainingType, symbols.Definition)
        || method.ContainingType is { Name: "ILifecycle", ContainingNamespace.Name: "Lifecycle" };
}
