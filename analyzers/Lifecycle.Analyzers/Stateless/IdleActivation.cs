using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4021: activation actions of a machine that is never activated.</summary>
internal sealed class IdleActivation : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4021", DiagnosticSeverity.Warning, "An activation action never runs",
        "Transitions do not run {0}, and no code calls {1} on this machine, so this action never runs. Call {1}, or "
            + "use {2}.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        foreach (var (_, action) in machine
                .OwnActions.Select(group => group.First())
                .Where(each => each.Action.Kind == ActionKind.Activation))
        {
            var name = action.Call.TargetMethod.Name;
            var isActivation = name.StartsWith("OnActivate", StringComparison.Ordinal);
            var needed = isActivation ? "Activate" : "Deactivate";
            if (!machine.Calls.Any(call => call.TargetMethod.Name is var called
                    && (called == needed || called == needed + "Async")))
                code.Report(
                    Rule,
                    StatelessCode.PlaceOf(action.Call),
                    name,
                    action.IsAsync ? needed + "Async" : needed,
                    (isActivation ? "OnEntry" : "OnExit") + (action.IsAsync ? "Async" : ""));
        }
    }
}
