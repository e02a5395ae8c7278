using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC4011: an initial transition that throws when it is configured, or when its state is entered.</summary>
internal sealed class WrongInitialTransition : StatelessRule
{
    private const string Title = "An initial transition is invalid";

    private static readonly DiagnosticDescriptor ToItself = Describe(
        "LFC4011", DiagnosticSeverity.Error, Title,
        "An initial transition must lead to a substate. This one leads from {0} to itself, so it throws.");

    private static readonly DiagnosticDescriptor Second = Describe(
        "LFC4011", DiagnosticSeverity.Error, Title,
        "{0} already has an initial transition, so this throws. Keep one of the two.");

    private static readonly DiagnosticDescriptor ToNoSubstate = Describe(
        "LFC4011", DiagnosticSeverity.Error, Title,
        "{0} is not a direct substate of {1}, so entering {1} throws after the state has changed. Declare {0} with "
            + "SubstateOf.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(ToItself, Second, ToNoSubstate);

    /// <inheritdoc/>
    public override void Check(ConfigurationCall configuration, MemberCode code)
    {
        if (configuration is { State: { } state, Call: { TargetMethod.Name: "InitialTransition" } call }
            && StatelessCode.Key(StatelessCode.Argument(call, "targetState")) == state)
            code.Report(ToItself, StatelessCode.PlaceOf(call), state);
    }

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
        foreach (var same in together
                .Where(each => each is { State: not null, Call.TargetMethod.Name: "InitialTransition" })
                .GroupBy(each => each.State))
        {
            foreach (var (second, first) in ConfigurationCall.Pairs(same))
                code.Report(
                    Diagnostic.Create(
                        Second,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        same.Key));
        }
    }

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        foreach (var state in machine.States.Where(machine.MayEnter))
        {
            foreach (var (to, call) in state.InitialTransitions.Where(each =>
                    each.To != state && !each.To.Superstates.Contains(state) && !DeadCode.Contains(each.Call)))
                code.Report(ToNoSubstate, StatelessCode.PlaceOf(call), to, state);
        }
    }
}
