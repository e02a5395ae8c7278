using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4003: a trigger that one state handles twice, with no guard that separates the two.</summary>
internal sealed class TwoAnswers : StatelessRule
{
    private static readonly DiagnosticDescriptor Rule = Describe(
        "LFC4003", DiagnosticSeverity.Error, "A state handles one trigger twice",
        "{0} already handles {1}, and no guard separates the two, so Fire and CanFire throw. Add guards, or remove "
            + "one.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
        var answers = together
            .Where(each => each.State is not null || !each.IsOfMachine)
            .Select(each => (Configuration: each, Answer: MachineAnswer.Of(each.Call, code.Machines.TriggerOf)))
            .Where(each => each.Answer is { IsGuarded: false, HasAsyncGuard: false, Trigger: not null });
        foreach (var same in answers.GroupBy(each => (each.Configuration.State, each.Answer!.Trigger)))
        {
            foreach (var (second, first) in ConfigurationCall.Pairs(same.Select(each => each.Configuration)))
                code.Report(
                    Diagnostic.Create(
                        Rule,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        same.Key.State ?? "The state",
                        StatelessCode.TextOf(second.Call, "trigger")));
        }
    }
}
