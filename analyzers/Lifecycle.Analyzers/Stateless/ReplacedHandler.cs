using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4012: a second handler for unhandled triggers, which replaces the first.</summary>
internal sealed class ReplacedHandler : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4012", DiagnosticSeverity.Warning, "The handler of unhandled triggers is replaced",
        "{0} replaces the handler that {1} set before. The machine keeps one handler of either kind. Combine the two.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
        var handlers = together.Where(each =>
            each.Call.TargetMethod.Name is "OnUnhandledTrigger" or "OnUnhandledTriggerAsync");
        foreach (var (second, first) in ConfigurationCall.Pairs(handlers)
                .Where(pair => pair.Second.IsInOneConfigurationWith(pair.First, code.Symbols)))
            code.Report(
                Diagnostic.Create(
                    Rule,
                    StatelessCode.PlaceOf(second.Call),
                    [StatelessCode.PlaceOf(first.Call)],
                    second.Call.TargetMethod.Name,
                    first.Call.TargetMethod.Name));
    }
}
