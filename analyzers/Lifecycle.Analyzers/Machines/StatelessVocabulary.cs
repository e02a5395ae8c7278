using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The vocabulary of code that uses Stateless. Thread-safe.</summary>
internal sealed class StatelessVocabulary(Machines machines, Compilation compilation) : Vocabulary
{
    private readonly StatelessSymbols _symbols = machines.Symbols;
    private readonly AssembliesThatUse _users = new(machines.Symbols.Assembly, compilation);

    public Machines Machines => machines;

    public override bool ReportsFires => true;

    public override bool IsInstance(ITypeSymbol? type) => _symbols.IsMachine(type);

    /// <summary>Unknown: machines of one type can have different configurations.</summary>
    public override StageGraph? GraphOf(ITypeSymbol? type) => null;

    public override StageGraph? GraphOf(IOperation expression) => machines.Of(expression)?.Graph;

    public override bool RunsWithinFires(IAnonymousFunctionOperation function) =>
        StatelessCode.CallPassedTo(function) is { } receiver
        && (
            _symbols.IsConfiguration(receiver.TargetMethod.ContainingType)
            || _symbols.IsMachine(receiver.TargetMethod.ContainingType));

    public override ControlFlowGraph? FlowOf(IMethodSymbol method) => machines.FlowOf(method);

    public override CreateAct? Read(IObjectCreationOperation creation) =>
        machines.MadeBy(creation) is { Graph: var graph } machine
            ? new(graph, graph.StartOf(creation), machine.IsStoredElsewhere ? Sharing.Captured : Sharing.Own)
            : null;

    public override IOperation? InitialStage(IObjectCreationOperation creation) =>
        creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "initialState")?.Value;

    public override Act? Read(IInvocationOperation call)
    {
        if (call.Instance is not { } receiver)
            return null;

        if (_symbols.IsConfiguration(call.TargetMethod.ContainingType))
            return new InertAct(receiver);

        if (!_symbols.IsMachine(call.TargetMethod.ContainingType))
            return null;

        return call.TargetMethod.Name switch
        {
            "Fire" or "FireAsync" => new FireAct(receiver, TriggerOf(call), Throws: true),
            "Activate" or "ActivateAsync" or "Deactivate" or "DeactivateAsync" => new FireAct(
                receiver,
                null,
                Throws: true),
            "CanFire" => new PermitsAct(receiver, TriggerOf(call)),
            "IsInState" => new WithinAct(receiver, StatelessCode.Key(StatelessCode.Argument(call, "state"))),
            _ => new InertAct(receiver),
        };
    }

    public override bool IsStage(IPropertySymbol property) =>
        property.Name == "State" && IsInstance(property.ContainingType);

    public override bool IsPermittedTriggers(IPropertySymbol property) =>
        property.Name == "PermittedTriggers" && IsInstance(property.ContainingType);

    public override Value? ReadResult(IPropertySymbol property, ResultValue result) => null;

    public override bool IsApplication(IAssemblySymbol? assembly) => _users.Contains(assembly);

    public override bool HandlesRefusals(ITypeSymbol? exception) => Expectation.Handles(exception, _symbols.Refusal);

    private string? TriggerOf(IInvocationOperation call) => machines.TriggerOf(StatelessCode.Argument(call, "trigger"));
}
