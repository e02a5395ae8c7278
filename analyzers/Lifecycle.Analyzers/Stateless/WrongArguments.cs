using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4009: a trigger with parameters, fired or asked for with other arguments.</summary>
internal sealed class WrongArguments : StatelessRule
{
    private const string Title = "A trigger with parameters is fired with the wrong arguments";

    private static readonly DiagnosticDescriptor None = Describe(
        "LFC4009", DiagnosticSeverity.Warning, Title,
        "{0} carries {1}, but is fired without arguments, so its handlers silently receive {2}. Fire the trigger that "
            + "SetTriggerParameters returned, with a value.");

    private static readonly DiagnosticDescriptor Question = Describe(
        "LFC4009", DiagnosticSeverity.Warning, Title,
        "{0} carries {1}, but CanFire is given no arguments, so its guards silently receive {2}. Ask for the trigger "
            + "that SetTriggerParameters returned, with a value.");

    private static readonly DiagnosticDescriptor WrongNumber = Describe(
        "LFC4009", DiagnosticSeverity.Warning, Title,
        "{0} carries {1}, but is fired with {2} arguments, so this throws. Pass as many as it carries.");

    private static readonly DiagnosticDescriptor WrongType = Describe(
        "LFC4009", DiagnosticSeverity.Warning, Title,
        "{0} carries {1}, but is fired with {2}, so this throws. Pass a value of type {1}.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.Create(None, Question, WrongNumber, WrongType);

    /// <inheritdoc/>
    public override void Check(Machine machine, MemberCode code)
    {
        var registrations = machine
            .Calls.Where(call => call.TargetMethod.Name == "SetTriggerParameters")
            .Select(call => (Call: call, Trigger: StatelessCode.Key(StatelessCode.Argument(call, "trigger"))))
            .Where(each => each.Trigger is not null)
            .ToLookup(each => each.Trigger!, each => each.Call);
        if (registrations.Count == 0)
            return;

        foreach (var call in machine.Calls.Where(call =>
                call.TargetMethod is { Name: "Fire" or "FireAsync" or "CanFire", IsGenericMethod: false }))
        {
            if (machine.TriggerOf(StatelessCode.Argument(call, "trigger")) is { } trigger
                && registrations[trigger].Take(2).ToArray() is [var registration]
                && StatelessCode.ParametersOf(registration) is { Length: > 0 } carried
                && IsRegisteredBefore(registration, call, machine)
                && !DeadCode.Contains(call)
                && !IsExpected(call, code)
                && Mistake(call, trigger, carried, machine, code.Compilation) is { } mistake)
                code.Report(mistake);
        }
    }

    /// <summary>A callback of the machine runs later than its configuration.</summary>
    private static bool IsRegisteredBefore(IInvocationOperation registration, IOperation call, Machine machine) =>
        machine.IsConfiguredBefore(registration, call)
        || (StatelessCode.FunctionAround(call) is not null && machine.IsAlwaysConfigured(registration));

    private static bool IsExpected(IInvocationOperation call, MemberCode code) =>
        code.IsExpectedToThrow(call, code.Symbols.Refusal)
        && (StatelessCode.FunctionAround(call) is not { } around || !code.Vocabulary.RunsWithinFires(around));

    private static Diagnostic? Mistake(
        IInvocationOperation call,
        string trigger,
        ImmutableArray<ITypeSymbol> carried,
        Machine machine,
        Compilation compilation)
    {
        if (ArgumentsOf(call) is not { } arguments)
            return null;

        var place = call.Syntax.GetLocation();
        var types = string.Join(", ", carried.Select(Name));
        if (call.TargetMethod.Name == "CanFire")
            return machine.AnswersTo(trigger).All(AsksForArguments)
                ? Diagnostic.Create(Question, place, trigger, types, Defaults(carried))
                : null;

        if (arguments.Length == 0)
            return machine.AnswersTo(trigger).Any()
                && machine.States.All(state => AllReceiveArguments(state, trigger, call, machine))
                ? Diagnostic.Create(None, place, trigger, types, Defaults(carried))
                : null;

        if (arguments.Length != carried.Length)
            return Diagnostic.Create(WrongNumber, place, trigger, types, arguments.Length);

        for (var index = 0; index < arguments.Length; index++)
        {
            var argument = Unwrapped.Expression(arguments[index]);
            if (argument.Type is { } type && IsExactly(argument) && !IsAssignable(type, carried[index], compilation))
                return Diagnostic.Create(WrongType, place, trigger, Name(carried[index]), Name(type));
        }

        return null;
    }

    /// <summary>
    /// The arguments of the trigger; <see langword="null"/> if they are passed in an array.
    /// </summary>
    private static IOperation[]? ArgumentsOf(IInvocationOperation call) =>
        call.Arguments.Any(argument =>
            argument.Parameter?.IsParams == true && argument.ArgumentKind != ArgumentKind.ParamArray)
            ? null
            : call
                .Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.ParamArray)
                .SelectMany(argument =>
                    (argument.Value as IArrayCreationOperation)?.Initializer?.ElementValues
                    ?? ImmutableArray<IOperation>.Empty)
                .ToArray();

    /// <summary>Whether every answer of a state to a trigger passes the arguments to a function.</summary>
    private static bool AllReceiveArguments(
        MachineState state,
        string trigger,
        IInvocationOperation fire,
        Machine machine) =>
        state.Answers.Where(answer => answer.Trigger == trigger).All(answer =>
            AsksForArguments(answer)
            || (answer.Kind is AnswerKind.Dynamic or AnswerKind.Internal && answer.Call.TargetMethod.IsGenericMethod)
            || EnteredBy(state, answer, machine)
                .SelectMany(entered => entered.Actions)
                .Any(action =>
                    action is { Kind: ActionKind.Entry, HasTrigger: true }
                    && action.Trigger == trigger
                    && action.Call.TargetMethod.IsGenericMethod
                    && IsRegisteredBefore(action.Call, fire, machine)));

    private static IEnumerable<MachineState> EnteredBy(MachineState from, MachineAnswer answer, Machine machine) =>
        answer switch
        {
            { Kind: AnswerKind.Move, To: { } to }
                when to != from.Key && !IsInheritedWithin(to, from, machine) => machine
                    .Find(to)!.SelfAndSuperstates()
                    .Where(each => !from.IsWithin(each)),
            { Kind: AnswerKind.Reentry } => [from],
            _ => [],
        };

    /// <summary>Whether a state within the destination inherits the answer, and so does not enter it again.</summary>
    private static bool IsInheritedWithin(string to, MachineState from, Machine machine) =>
        machine.States.Any(each => each != from && each.IsWithin(from) && each.IsWithin(machine.Find(to)!));

    private static bool AsksForArguments(MachineAnswer answer) =>
        answer.IsGuarded
        && answer.Call.TargetMethod is { IsGenericMethod: true, Name: "PermitIf" or "PermitReentryIf" or "IgnoreIf" };

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
