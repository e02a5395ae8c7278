using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4002: a permission to move to the state itself.</summary>
internal sealed class PermitToSelf : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4002", DiagnosticSeverity.Error, "A state is permitted to move to itself",
        "{0} leads from {1} to {1}, so {2} throws. Use {3} to leave and enter the state again, or Ignore to do "
            + "nothing.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(ConfigurationCall configuration, MemberCode code)
    {
        var (call, name) = (configuration.Call, configuration.Call.TargetMethod.Name);
        if (name is not ("Permit" or "PermitIf" or "PermitIfAsync")
            || configuration.State is not { } state
            || StatelessCode.Key(StatelessCode.Argument(call, "destinationState")) != state)
            return;

        var reentry = name.Replace("Permit", "PermitReentry");
        code.Report(
            Diagnostic.Create(
                Rule,
                StatelessCode.PlaceOf(call),
                ImmutableDictionary<string, string?>.Empty.Add(StatelessAnalyzer.ReplacementProperty, reentry),
                StatelessCode.TextOf(call, "trigger"),
                state,
                name,
                reentry));
    }
}
