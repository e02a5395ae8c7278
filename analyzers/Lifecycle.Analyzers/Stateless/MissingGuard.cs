using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4007: a conditional method called without a guard.</summary>
internal sealed class MissingGuard : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4007", DiagnosticSeverity.Info, "A conditional method is called without a guard",
        "{0} is given no guard, so it is unconditional. Use {1}, or add a guard.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(ConfigurationCall configuration, MemberCode code)
    {
        var call = configuration.Call;
        var unconditional = call.TargetMethod.Name switch
        {
            "PermitIf" or "PermitIfAsync" => "Permit",
            "PermitReentryIf" or "PermitReentryIfAsync" => "PermitReentry",
            "PermitDynamicIf" => "PermitDynamic",
            "PermitDynamicIfAsync" => "PermitDynamicAsync",
            "IgnoreIf" => "Ignore",
            _ => null,
        };

        // The unconditional methods take no trigger with parameters; without a guard, the conditional ones do.
        if (unconditional is null
            || code.Symbols.IsParameterized(StatelessCode.Argument(call, "trigger")?.Type)
            || MachineAnswer.Of(call, StatelessCode.Key) is not { IsGuarded: false })
            return;

        code.Report(
            Diagnostic.Create(
                Rule,
                StatelessCode.PlaceOf(call),
                ImmutableDictionary<string, string?>.Empty.Add(StatelessAnalyzer.ReplacementProperty, unconditional),
                call.TargetMethod.Name,
                unconditional));
    }
}
