using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4020: a task that neither a synchronous method nor a synchronous callback awaits.</summary>
internal sealed class DroppedTask : StatelessRule
{
    private const string Title = "A task is dropped in synchronous code";

    private static readonly DiagnosticDescriptor Fire = Describe(
        "LFC4020", DiagnosticSeverity.Warning, Title,
        "The task of FireAsync({0}) is dropped, so the code behind it may run before the transition and its exceptions "
            + "are lost. Await it, or use Fire if no action is asynchronous.");

    private static readonly DiagnosticDescriptor Callback = Describe(
        "LFC4020", DiagnosticSeverity.Warning, Title,
        "{0} drops the task of {1}, so the machine does not wait for it and its exceptions are lost. Use {2}.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Fire, Callback);

    /// <inheritdoc/>
    public override void Check(IInvocationOperation call, MemberCode code)
    {
        if (!Framework.IsTask(call.Type) || call.Parent is not IExpressionStatementOperation)
            return;

        // In an asynchronous function the compiler reports it.
        var function = MachineScope.FunctionAround(call) as IMethodSymbol;
        if (function is { IsAsync: true })
            return;

        var receiver = StatelessCode.FunctionAround(call) is { } lambda ? StatelessCode.CallPassedTo(lambda) : null;
        var replacement = receiver is null ? null : SynchronousCallbacks.ReplacementOf(receiver, code.Symbols);
        var properties = ImmutableDictionary<string, string?>.Empty.Add(
            StatelessAnalyzer.ReplacementProperty,
            replacement);
        if (StatelessCode.IsFire(call, code.Symbols))
            code.Report(
                Diagnostic.Create(
                    Fire,
                    call.Syntax.GetLocation(),
                    properties,
                    StatelessCode.TextOf(call, "trigger")));
        else if (replacement is not null && !IsStart(call.TargetMethod))
            code.Report(
                Diagnostic.Create(
                    Callback,
                    call.Syntax.GetLocation(),
                    properties,
                    receiver!.TargetMethod.Name,
                    call.TargetMethod.Name,
                    replacement));
    }

    /// <summary>Whether a framework method starts work that is meant to run in the background.</summary>
    private static bool IsStart(IMethodSymbol method) =>
        method.Name is "Run" or "StartNew" or "ContinueWith"
        && method.ContainingType is { Name: "Task" or "TaskFactory" } type
        && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
}
