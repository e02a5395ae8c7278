using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4010: a superstate that throws, or that leaves a stale link.</summary>
internal sealed class WrongSuperstate : StatelessRule
{
    private const string Title = "A state has an invalid superstate";

    private static readonly DiagnosticDescriptor Own = Describe(
        "LFC4010", DiagnosticSeverity.Error, Title,
        "{0} cannot be its own superstate, so this throws. Name another state, or remove the call.");

    private static readonly DiagnosticDescriptor Cycle = Describe(
        "LFC4010", DiagnosticSeverity.Error, Title,
        "{0} lies within {1}, so it cannot be its superstate, and this throws. Remove one of the two calls.");

    private static readonly DiagnosticDescriptor Second = Describe(
        "LFC4010", DiagnosticSeverity.Error, Title,
        "{0} already lies within {1}. This moves it into {2}, but {1} still lists it as a substate. Keep one of the "
            + "two calls.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(Own, Cycle, Second);

    /// <inheritdoc/>
    public override void Check(ConfigurationCall configuration, MemberCode code)
    {
        if (configuration is { State: { } state, Call: { TargetMethod.Name: "SubstateOf" } call }
            && SuperstateOf(call) == state)
            code.Report(Own, StatelessCode.PlaceOf(call), state);
    }

    /// <inheritdoc/>
    public override void Check(IReadOnlyList<ConfigurationCall> together, MemberCode code)
    {
        var substates = together
            .Where(each => each is { State: not null, Call.TargetMethod.Name: "SubstateOf" })
            .Select(each => (Configuration: each, State: each.State!, Superstate: SuperstateOf(each.Call)))
            .Where(each => each.Superstate is not null && each.Superstate != each.State)
            .ToArray();
        for (var index = 1; index < substates.Length; index++)
        {
            var (configuration, state, superstate) = substates[index];
            var before = substates
                .Take(index)
                .Where(each => configuration.CertainlyFollows(each.Configuration))
                .ToArray();
            var place = StatelessCode.PlaceOf(configuration.Call);
            if (before.LastOrDefault(each => each.State == state) is { Superstate: { } other } && other != superstate)
                code.Report(Second, place, state, other, superstate);
            else if (LiesWithin(superstate!, state, before.ToLookup(each => each.State, each => each.Superstate!)))
                code.Report(Cycle, place, superstate, state);
        }
    }

    private static string? SuperstateOf(IInvocationOperation call) =>
        StatelessCode.Key(StatelessCode.Argument(call, "superstate"));

    private static bool LiesWithin(string state, string other, ILookup<string, string> superstates)
    {
        var (seen, work) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([state]));
        while (work.Count > 0)
        {
            foreach (var superstate in superstates[work.Dequeue()].Where(seen.Add))
            {
                if (superstate == other)
                    return true;

                work.Enqueue(superstate);
            }
        }

        return false;
    }
}
