using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4005: an asynchronous function passed to a synchronous callback.</summary>
internal sealed class AsyncVoidCallback : StatelessRule
{
    private const string Title = "An asynchronous function is passed to a synchronous callback";

    private static readonly DiagnosticDescriptor Callback = Describe(
        "LFC4005", DiagnosticSeverity.Warning, Title,
        "{0} neither awaits this function nor observes its exceptions. Use {1} and FireAsync.");

    private static readonly DiagnosticDescriptor Storage = Describe(
        "LFC4005", DiagnosticSeverity.Warning, Title,
        "The machine neither awaits this function nor observes its exceptions. Set the state synchronously, and store "
            + "it outside the machine.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(Callback, Storage);

    /// <inheritdoc/>
    public override void Check(IInvocationOperation call, MemberCode code)
    {
        if (SynchronousCallbacks.ReplacementOf(call, code.Symbols) is not { } replacement)
            return;

        foreach (var function in AsyncVoids(call.Arguments))
            code.Report(
                Diagnostic.Create(
                    Callback,
                    function.Syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(
                        StatelessAnalyzer.ReplacementProperty,
                        replacement),
                    call.TargetMethod.Name,
                    replacement));
    }

    /// <inheritdoc/>
    public override void Check(IObjectCreationOperation creation, MemberCode code)
    {
        if (!code.Symbols.IsMachine(creation.Type))
            return;

        foreach (var function in AsyncVoids(creation.Arguments))
            code.Report(Storage, function.Syntax.GetLocation());
    }

    private static IEnumerable<IOperation> AsyncVoids(ImmutableArray<IArgumentOperation> arguments) =>
        arguments
            .Select(argument => Unwrapped.Delegate(argument.Value))
            .Where(function =>
                function is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } }
                    or IMethodReferenceOperation { Method: { IsAsync: true, ReturnsVoid: true } });
}
