using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC4002, LFC4003, LFC4007, LFC4008, LFC4010, LFC4011 and LFC4012: what the calls that configure a machine do to each
/// other. Only calls that certainly run one after the other belong together, since a class may configure its machine in
/// several ways.
/// </summary>
internal static class ConfigurationChecks
{
    public static void Check(
        IReadOnlyCollection<IInvocationOperation> all,
        StatelessVocabulary vocabulary,
        Action<Diagnostic> report)
    {
        var calls = all.Where(call =>
                call.Instance is not null && vocabulary.Read(call) is not null && !IsExpectedToThrow(call))
            .ToArray();
        foreach (var call in calls)
            CheckGuard(call, report);

        var steps = calls.Select(call => ConfigurationStep.Of(call, vocabulary.Machines)).OfType<ConfigurationStep>()
            .OrderBy(step => StatelessCode.PlaceOf(step.Call).SourceSpan.Start).ToArray();
        foreach (var step in steps)
            CheckAlone(step, report);

        foreach (var together in steps.Where(step => step.Block is not null).GroupBy(step => (step.Block, step.Owner.Name)))
        {
            var ordered = together.ToArray();
            CheckAnswers(ordered, vocabulary.Machines, report);
            CheckParameters(ordered, report);
            CheckSuperstates(ordered, report);
            CheckInitialTransitions(ordered, report);
            CheckHandlers(ordered, report);
        }
    }

    /// <summary>
    /// Whether the call is in a function, which may be handed to something that expects the exception, or in a try that
    /// handles it.
    /// </summary>
    private static bool IsExpectedToThrow(IInvocationOperation call)
    {
        for (
            var (each, parent) = ((IOperation)call, call.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            if (parent is ITryOperation attempt && attempt.Body == each && !attempt.Catches.IsEmpty)
                return true;

            if (parent is IAnonymousFunctionOperation)
                return true;
        }

        return false;
    }

    private static void CheckGuard(IInvocationOperation call, Action<Diagnostic> report)
    {
        var name = call.TargetMethod.Name;
        var unconditional = name switch
        {
            "PermitIf" => "Permit",
            "PermitReentryIf" => "PermitReentry",
            "PermitDynamicIf" => "PermitDynamic",
            "PermitDynamicIfAsync" => "PermitDynamicAsync",
            "IgnoreIf" => "Ignore",
            "PermitIfAsync" => "Permit",
            "PermitReentryIfAsync" => "PermitReentry",
            _ => null,
        };
        if (unconditional is not null && MachineAnswer.Of(call, StatelessCode.Key) is { IsGuarded: false })
        {
            report(
                Diagnostic.Create(
                    StatelessRules.NoGuard,
                    StatelessCode.PlaceOf(call),
                    ImmutableDictionary<string, string?>.Empty.Add(
                        StatelessAnalyzer.ReplacementProperty,
                        unconditional),
                    name,
                    unconditional));
        }
    }

    private static void CheckAlone(ConfigurationStep step, Action<Diagnostic> report)
    {
        var (call, state) = (step.Call, step.State);
        if (state is null)
            return;

        switch (call.TargetMethod.Name)
        {
            case "Permit"
            or "PermitIf"
            or "PermitIfAsync" when StatelessCode.Key(StatelessCode.Argument(call, "destinationState")) == state:
                var reentry = call.TargetMethod.Name.Replace("Permit", "PermitReentry");
                report(Diagnostic.Create(
                    StatelessRules.PermitToSelf,
                    StatelessCode.PlaceOf(call),
                    ImmutableDictionary<string, string?>.Empty.Add(StatelessAnalyzer.ReplacementProperty, reentry),
                    TextOf(call, "trigger"),
                    state,
                    call.TargetMethod.Name,
                    reentry));
                break;
            case "SubstateOf" when StatelessCode.Key(StatelessCode.Argument(call, "superstate")) == state:
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongSuperstate,
                        StatelessCode.PlaceOf(call),
                        $"{state} cannot be its own superstate, so this throws"));
                break;
            case "InitialTransition" when StatelessCode.Key(StatelessCode.Argument(call, "targetState")) == state:
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongInitialTransition,
                        StatelessCode.PlaceOf(call),
                        $"An initial transition leads into a substate; this leads from {state} to itself, and throws"));
                break;
        }
    }

    private static void CheckAnswers(ConfigurationStep[] steps, Machines machines, Action<Diagnostic> report)
    {
        var answers = steps
            .Where(step => step.State is not null || !machines.Symbols.IsMachine(TypeOf(step.Owner)))
            .Select(step => (Step: step, Answer: MachineAnswer.Of(step.Call, machines.TriggerOf)))
            .Where(each => each.Answer is { IsGuarded: false, HasAsyncGuard: false, Trigger: not null });
        foreach (var same in answers.GroupBy(each => (each.Step.State, each.Answer!.Trigger)))
        {
            var ordered = same.Select(each => each.Step).ToArray();
            for (var index = 1; index < ordered.Length; index++)
            {
                if (ordered[index].FollowsCertainly(ordered[index - 1]))
                {
                    report(Diagnostic.Create(
                        StatelessRules.TwoAnswers,
                        StatelessCode.PlaceOf(ordered[index].Call),
                        [StatelessCode.PlaceOf(ordered[index - 1].Call)],
                        same.Key.State ?? "The state",
                        TextOf(ordered[index].Call, "trigger")));
                }
            }
        }
    }

    private static void CheckParameters(ConfigurationStep[] steps, Action<Diagnostic> report)
    {
        var registrations = steps
            .Where(step => step.Call.TargetMethod.Name == "SetTriggerParameters")
            .Select(step => (Step: step, Trigger: StatelessCode.Key(StatelessCode.Argument(step.Call, "trigger"))))
            .Where(each => each.Trigger is not null);
        foreach (var same in registrations.GroupBy(each => each.Trigger))
        {
            foreach (var (second, first) in Pairs(same.Select(each => each.Step)))
                report(
                    Diagnostic.Create(
                        StatelessRules.ParametersSetTwice,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        TextOf(second.Call, "trigger")));
        }
    }

    private static void CheckSuperstates(ConfigurationStep[] steps, Action<Diagnostic> report)
    {
        var substates = steps
            .Where(step => step is { State: not null, Call.TargetMethod.Name: "SubstateOf" })
            .Select(step =>
                (
                    Step: step,
                    State: step.State!,
                    Superstate: StatelessCode.Key(StatelessCode.Argument(step.Call, "superstate"))))
            .Where(each => each.Superstate is not null && each.Superstate != each.State)
            .ToArray();
        for (var index = 1; index < substates.Length; index++)
        {
            var (step, state, superstate) = substates[index];
            var before = substates.Take(index).Where(each => step.FollowsCertainly(each.Step)).ToArray();
            if (before.LastOrDefault(each => each.State == state) is { Superstate: { } other } && other != superstate)
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongSuperstate,
                        StatelessCode.PlaceOf(step.Call),
                        $"{state} lies within {other} already. It would move into {superstate}, while {other} still "
                            + "counts it among its substates."));
            }
            else if (LiesWithin(superstate!, state, before.ToLookup(each => each.State, each => each.Superstate!)))
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongSuperstate,
                        StatelessCode.PlaceOf(step.Call),
                        $"{superstate} lies within {state}, so it cannot be its superstate, and this throws"));
            }
        }
    }

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

    private static void CheckInitialTransitions(ConfigurationStep[] steps, Action<Diagnostic> report)
    {
        foreach (var same in steps
                .Where(step => step is { State: not null, Call.TargetMethod.Name: "InitialTransition" })
                .GroupBy(step => step.State))
        {
            foreach (var (second, first) in Pairs(same))
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongInitialTransition,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        $"{same.Key} has an initial transition already, so this throws"));
            }
        }
    }

    private static void CheckHandlers(ConfigurationStep[] steps, Action<Diagnostic> report)
    {
        foreach (var (second, first) in Pairs(
                steps.Where(step => step.Call.TargetMethod.Name is "OnUnhandledTrigger" or "OnUnhandledTriggerAsync")))
        {
            report(
                Diagnostic.Create(
                    StatelessRules.UnhandledSetTwice,
                    StatelessCode.PlaceOf(second.Call),
                    [StatelessCode.PlaceOf(first.Call)],
                    second.Call.TargetMethod.Name,
                    first.Call.TargetMethod.Name));
        }
    }

    private static IEnumerable<(ConfigurationStep Second, ConfigurationStep First)> Pairs(
        IEnumerable<ConfigurationStep> steps)
    {
        var ordered = steps.ToArray();
        return Enumerable.Range(1, Math.Max(0, ordered.Length - 1))
            .Select(index => (ordered[index], ordered[index - 1]))
            .Where(pair => pair.Item1.FollowsCertainly(pair.Item2));
    }

    private static ITypeSymbol? TypeOf(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static string TextOf(IInvocationOperation call, string parameter) =>
        StatelessCode.Argument(call, parameter)?.Syntax.ToString() ?? "The trigger";
}
