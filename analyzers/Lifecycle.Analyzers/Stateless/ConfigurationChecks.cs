using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC4002, LFC4003, LFC4007, LFC4008, LFC4010, LFC4011 and LFC4012: conflicts between calls that configure a machine.
/// Only calls that certainly run one after the other are compared, because a class may configure its machine in
/// alternative methods.
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

        var configurations = calls.Select(call => ConfigurationCall.Of(call, vocabulary.Machines))
            .OfType<ConfigurationCall>()
            .OrderBy(each => StatelessCode.PlaceOf(each.Call).SourceSpan.Start)
            .ToArray();
        foreach (var configuration in configurations)
            CheckAlone(configuration, report);

        foreach (var together in configurations
                .Where(each => each.Block is not null)
                .GroupBy(each => (each.Block, each.Owner.Name)))
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
    /// Whether the call is in a lambda, whose receiver may expect the exception, or in a try with a handler.
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

    private static void CheckAlone(ConfigurationCall configuration, Action<Diagnostic> report)
    {
        var (call, state) = (configuration.Call, configuration.State);
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
                        $"An initial transition must lead to a substate. This one leads from {state} to itself, so it "
                            + "throws."));
                break;
        }
    }

    private static void CheckAnswers(ConfigurationCall[] configurations, Machines machines, Action<Diagnostic> report)
    {
        var answers = configurations
            .Where(each => each.State is not null || !machines.Symbols.IsMachine(TypeOf(each.Owner)))
            .Select(each => (Configuration: each, Answer: MachineAnswer.Of(each.Call, machines.TriggerOf)))
            .Where(each => each.Answer is { IsGuarded: false, HasAsyncGuard: false, Trigger: not null });
        foreach (var same in answers.GroupBy(each => (each.Configuration.State, each.Answer!.Trigger)))
        {
            var ordered = same.Select(each => each.Configuration).ToArray();
            for (var index = 1; index < ordered.Length; index++)
            {
                if (ordered[index].CertainlyFollows(ordered[index - 1]))
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

    private static void CheckParameters(ConfigurationCall[] configurations, Action<Diagnostic> report)
    {
        var registrations = configurations
            .Where(each => each.Call.TargetMethod.Name == "SetTriggerParameters")
            .Select(each => (
                Configuration: each,
                Trigger: StatelessCode.Key(StatelessCode.Argument(each.Call, "trigger"))))
            .Where(each => each.Trigger is not null);
        foreach (var same in registrations.GroupBy(each => each.Trigger))
        {
            foreach (var (second, first) in Pairs(same.Select(each => each.Configuration)))
                report(
                    Diagnostic.Create(
                        StatelessRules.ParametersSetTwice,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        TextOf(second.Call, "trigger")));
        }
    }

    private static void CheckSuperstates(ConfigurationCall[] configurations, Action<Diagnostic> report)
    {
        var substates = configurations
            .Where(each => each is { State: not null, Call.TargetMethod.Name: "SubstateOf" })
            .Select(each => (
                Configuration: each,
                State: each.State!,
                Superstate: StatelessCode.Key(StatelessCode.Argument(each.Call, "superstate"))))
            .Where(each => each.Superstate is not null && each.Superstate != each.State)
            .ToArray();
        for (var index = 1; index < substates.Length; index++)
        {
            var (configuration, state, superstate) = substates[index];
            var before = substates
                .Take(index)
                .Where(each => configuration.CertainlyFollows(each.Configuration))
                .ToArray();
            if (before.LastOrDefault(each => each.State == state) is { Superstate: { } other } && other != superstate)
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongSuperstate,
                        StatelessCode.PlaceOf(configuration.Call),
                        $"{state} already lies within {other}. This moves it into {superstate}, but {other} still "
                            + "lists it as a substate."));
            }
            else if (LiesWithin(superstate!, state, before.ToLookup(each => each.State, each => each.Superstate!)))
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongSuperstate,
                        StatelessCode.PlaceOf(configuration.Call),
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

    private static void CheckInitialTransitions(ConfigurationCall[] configurations, Action<Diagnostic> report)
    {
        foreach (var same in configurations
                .Where(each => each is { State: not null, Call.TargetMethod.Name: "InitialTransition" })
                .GroupBy(each => each.State))
        {
            foreach (var (second, first) in Pairs(same))
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongInitialTransition,
                        StatelessCode.PlaceOf(second.Call),
                        [StatelessCode.PlaceOf(first.Call)],
                        $"{same.Key} already has an initial transition, so this throws"));
            }
        }
    }

    private static void CheckHandlers(ConfigurationCall[] configurations, Action<Diagnostic> report)
    {
        foreach (var (second, first) in Pairs(
                configurations.Where(each =>
                    each.Call.TargetMethod.Name is "OnUnhandledTrigger" or "OnUnhandledTriggerAsync")))
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

    private static IEnumerable<(ConfigurationCall Second, ConfigurationCall First)> Pairs(
        IEnumerable<ConfigurationCall> configurations)
    {
        var ordered = configurations.ToArray();
        return Enumerable.Range(1, Math.Max(0, ordered.Length - 1))
            .Select(index => (ordered[index], ordered[index - 1]))
            .Where(pair => pair.Item1.CertainlyFollows(pair.Item2));
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
