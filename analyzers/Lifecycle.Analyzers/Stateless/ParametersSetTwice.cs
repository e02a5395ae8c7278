using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4008: parameters of a trigger that are set twice.</summary>
internal sealed class ParametersSetTwice : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4008", DiagnosticSeverity.Error, "The parameters of a trigger are set twice",
        "The parameters of {0} are already set, so this throws. Keep the trigger that the first call returned.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
        var registrations = together
            .Where(each => each.Call.TargetMethod.Name == "SetTriggerParameters")
            .Select(each => (
                Configuration: each,
                Trigger: StatelessCode.Key(StatelessCode.Argument(each.Call, "trigger"))))
            .Where(each => each.Trigger is not null);
        foreach (var same in registrations.GroupBy(each => each.Trigger))
        {
            foreach (var (second, first) in ConfigurationCall.Pairs(same.Select(each => each.Configuration)))
                code.Report(
                    Diagnostic.Create(
                        Rule,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        StatelessCode.TextOf(second.Call, "trigger")));
        }
    }
}
