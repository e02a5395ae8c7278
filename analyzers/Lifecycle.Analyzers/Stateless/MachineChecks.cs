using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC4009, LFC4011, LFC4015, LFC4016 and LFC4018: mistakes that show in the whole configuration of a machine.
/// </summary>
internal static class MachineChecks
{
    public static void Check(
        Machine machine,
        StatelessVocabulary vocabulary,
        Compilation compilation,
        Action<Diagnostic> report)
    {
        CheckInitialTransitions(machine, report);
        CheckReachability(machine, report);
        CheckEntryActions(machine, report);
        CheckDestinations(machine, report);
        CheckArguments(machine, vocabulary, compilation, report);
    }

    private static void CheckInitialTransitions(Machine machine, Action<Diagnostic> report)
    {
        foreach (var state in machine.States)
        {
            foreach (var (to, call) in state.InitialTransitions.Where(each =>
                    each.To != state && !each.To.Superstates.Contains(state)))
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.WrongInitialTransition,
                        StatelessCode.PlaceOf(call),
                        $"{to} is not a direct substate of {state}, so entering {state} throws after the state has "
                            + "changed"));
            }
        }
    }

    private static void CheckReachability(Machine machine, Action<Diagnostic> report)
    {
        if (machine is not { Initial: { } initial, IsStoredElsewhere: false }
            || machine.States.Any(state =>
                state.Answers.Any(answer =>
                    answer.Kind == AnswerKind.Dynamic || (answer.Kind == AnswerKind.Move && answer.To is null))))
            return;

        var reached = machine.Graph.Reachable(machine.Graph.Start);
        foreach (var state in machine.States.Where(state => (machine.Graph.Within(state.Key) & reached).IsEmpty))
        {
            if (state.Configure is { } configure)
                report(
                    Diagnostic.Create(
                        StatelessRules.UnreachableState,
                        configure.Syntax.GetLocation(),
                        state.Key,
                        initial));
        }
    }

    private static void CheckEntryActions(Machine machine, Action<Diagnostic> report)
    {
        foreach (var state in machine.States)
        {
            foreach (var action in state.Actions.Where(action =>
                    action is { Kind: ActionKind.Entry, HasTrigger: true, Trigger: not null }))
            {
                if (!machine.States.Any(from => MayEnter(machine, from, action.Trigger!, state)))
                    report(
                        Diagnostic.Create(
                            StatelessRules.IdleEntryAction,
                            StatelessCode.PlaceOf(action.Call),
                            action.Trigger,
                            state.Key));
            }
        }
    }

    private static bool MayEnter(Machine machine, MachineState owner, string trigger, MachineState entered) =>
        owner.Answers.Where(answer => answer.Trigger == trigger).Any(answer => answer.Kind switch
        {
            AnswerKind.Dynamic => true,
            AnswerKind.Reentry => owner.Entering().Contains(entered),
            AnswerKind.Move => answer.To is null || machine.Find(answer.To)!.Entering().Contains(entered),
            _ => false,
        });

    private static void CheckDestinations(Machine machine, Action<Diagnostic> report)
    {
        foreach (var answer in machine.States.SelectMany(state => state.Answers))
        {
            if (answer.To is { } to
                && machine.Find(to) is { Configure: null, Superstates.Count: 0 }
                && StatelessCode.Argument(answer.Call, "destinationState") is { } destination)
            {
                report(Diagnostic.Create(StatelessRules.UnconfiguredDestination, destination.Syntax.GetLocation(), to));
            }
        }
    }

    private static void CheckArguments(
        Machine machine,
        StatelessVocabulary vocabulary,
        Compilation compilation,
        Action<Diagnostic> report)
    {
        var scope = vocabulary.Machines.ScopeOf(machine.Holder)!;
        var registrations = machine.Calls().Where(call => call.TargetMethod.Name == "SetTriggerParameters")
            .Select(call => (Call: call, Trigger: StatelessCode.Key(StatelessCode.Argument(call, "trigger"))))
            .Where(each => each.Trigger is not null)
            .ToLookup(each => each.Trigger!, each => each.Call);
        if (registrations.Count == 0)
            return;

        var used = machine
            .States.SelectMany(state =>
                state.Answers.Select(answer => answer.Call).Concat(state.Actions.Select(action => action.Call)))
            .Select(call => StatelessCode.Argument(call, "trigger"))
            .Where(trigger =>
                trigger is not null && machine.Symbols.IsParameterized(Unwrapped.Expression(trigger).Type))
            .Select(trigger => scope.RegistrationOf(trigger!))
            .ToArray();
        foreach (var fire in machine.Calls().Where(call => StatelessCode.IsFire(call, machine.Symbols)))
        {
            if (machine.TriggerOf(StatelessCode.Argument(fire, "trigger")) is not { } trigger
                || registrations[trigger].Take(2).ToArray() is not [var registration]
                || !used.Contains(registration)
                || fire.TargetMethod.IsGenericMethod
                || (
                    Expectation.IsExpected(fire, machine.Symbols.Refusal)
                    && StatelessCode.FunctionAround(fire) is { } around
                    && !vocabulary.RunsWithinFires(around)))
            {
                continue;
            }

            if (Mistake(fire, trigger, registration, compilation) is { } mistake)
                report(Diagnostic.Create(StatelessRules.WrongArguments, fire.Syntax.GetLocation(), mistake));
        }
    }

    private static string? Mistake(
        IInvocationOperation fire,
        string trigger,
        IInvocationOperation registration,
        Compilation compilation)
    {
        var arguments = fire
            .Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.ParamArray)
            .SelectMany(argument =>
                (argument.Value as IArrayCreationOperation)?.Initializer?.ElementValues
                ?? ImmutableArray<IOperation>.Empty)
            .ToArray();
        if (fire.Arguments.Any(argument =>
                argument.Parameter?.IsParams == true && argument.ArgumentKind != ArgumentKind.ParamArray))
            return null;

        var expected = registration.TargetMethod.TypeArguments;
        if (expected.IsEmpty)
            return null;

        if (arguments.Length == 0)
            return $"{trigger} carries {string.Join(", ", expected.Select(Name))}, but is fired without arguments, so "
                + $"its handlers silently receive {Defaults(expected)}. Fire the trigger that SetTriggerParameters "
                + "returned, with a value.";

        if (arguments.Length != expected.Length)
            return $"{trigger} carries {string.Join(", ", expected.Select(Name))}, but is fired with "
                + $"{arguments.Length} arguments, so this throws";

        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = Unwrapped.Expression(arguments[index]);
            if (argument.Type is { } type && IsExactly(argument) && !IsAssignable(type, expected[index], compilation))
                return $"{trigger} carries {Name(expected[index])}, but is fired with {Name(type)}, so this throws";
        }

        return null;
    }

    /// <summary>Whether the run-time type of an expression's value certainly is its static type.</summary>
    private static bool IsExactly(IOperation expression) =>
        expression.Type
            is { IsSealed: true, TypeKind: TypeKind.Class }
                or
            {
                TypeKind: TypeKind.Struct or TypeKind.Enum,
                OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T
            }
        || expression is IObjectCreationOperation;

    private static bool IsAssignable(ITypeSymbol type, ITypeSymbol expected, Compilation compilation) =>
        compilation.ClassifyCommonConversion(type, expected)
            is { Exists: true, IsImplicit: true, IsUserDefined: false, IsNumeric: false }
        || expected.TypeKind == TypeKind.TypeParameter;

    private static string Defaults(IEnumerable<ITypeSymbol> types) =>
        string.Join(", ", types.Select(type => type.IsReferenceType ? "null" : $"default({Name(type)})"));

    private static string Name(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
