using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The rules for code that uses Stateless.</summary>
internal static class StatelessRules
{
    public static readonly DiagnosticDescriptor ImpossibleFire = Rule.Stateless(
        "LFC4001", DiagnosticSeverity.Warning, "The trigger is not permitted here",
        "{0} is not permitted in {1}, so this throws. {2}");

    public static readonly DiagnosticDescriptor PermitToSelf = Rule.Stateless(
        "LFC4002",
        DiagnosticSeverity.Error,
        "A state is permitted to go to itself",
        "{0} leads from {1} to {1}, which {2} refuses with an exception. Use {3} to leave it and enter it again, or "
            + "Ignore.");

    public static readonly DiagnosticDescriptor TwoAnswers = Rule.Stateless(
        "LFC4003", DiagnosticSeverity.Error, "A state has two answers to one trigger",
        "{0} has an answer to {1} already, and no guard tells the two apart, so firing it throws, and so does CanFire");

    public static readonly DiagnosticDescriptor AsyncActionFiredSynchronously = Rule.Stateless(
        "LFC4004", DiagnosticSeverity.Error, "An asynchronous action is run by a synchronous fire",
        "{0} runs {1}, which is asynchronous, so this throws. Await FireAsync.");

    public static readonly DiagnosticDescriptor AsyncVoid = Rule.Stateless(
        "LFC4005", DiagnosticSeverity.Warning, "An asynchronous function is given to a synchronous callback",
        "{0} does not wait for this function, and nobody hears of its exceptions. {1}");

    public static readonly DiagnosticDescriptor AsyncRouteFiredSynchronously = Rule.Stateless(
        "LFC4006", DiagnosticSeverity.Warning, "The only route is asynchronous",
        "{0}");

    public static readonly DiagnosticDescriptor NoGuard = Rule.Stateless(
        "LFC4007", DiagnosticSeverity.Info, "A guard is expected, and none is given",
        "{0} is given no guard, so it is unconditional. Use {1}, or give it one.");

    public static readonly DiagnosticDescriptor ParametersSetTwice = Rule.Stateless(
        "LFC4008", DiagnosticSeverity.Error, "The parameters of a trigger are set twice",
        "The parameters of {0} are set already, so this throws. Keep what the first call gives.");

    public static readonly DiagnosticDescriptor WrongArguments = Rule.Stateless(
        "LFC4009", DiagnosticSeverity.Warning, "A trigger with parameters is fired with other arguments",
        "{0}");

    public static readonly DiagnosticDescriptor WrongSuperstate = Rule.Stateless(
        "LFC4010", DiagnosticSeverity.Error, "A superstate cannot be the superstate of a state",
        "{0}");

    public static readonly DiagnosticDescriptor WrongInitialTransition = Rule.Stateless(
        "LFC4011", DiagnosticSeverity.Error, "An initial transition leads nowhere",
        "{0}");

    public static readonly DiagnosticDescriptor UnhandledSetTwice = Rule.Stateless(
        "LFC4012", DiagnosticSeverity.Warning, "The handler of unhandled triggers is replaced",
        "{0} replaces the handler that {1} has set before. There is one, for both kinds.");

    public static readonly DiagnosticDescriptor FiredTooEarly = Rule.Stateless(
        "LFC4013", DiagnosticSeverity.Warning, "A trigger is fired at once while the machine is on its way",
        "{0}");

    public static readonly DiagnosticDescriptor QueuedFireReliedOn = Rule.Stateless(
        "LFC4014", DiagnosticSeverity.Warning, "The effect of a queued trigger is relied on before it is there",
        "{0} is queued here and takes effect after {1} has come to its end, so what follows still sees the old state");

    public static readonly DiagnosticDescriptor UnreachableState = Rule.Stateless(
        "LFC4015", DiagnosticSeverity.Warning, "A state is never reached",
        "Nothing leads from {1} to {0}");

    public static readonly DiagnosticDescriptor IdleEntryAction = Rule.Stateless(
        "LFC4016", DiagnosticSeverity.Info, "An entry action never runs",
        "{0} never enters {1}, so this does not run");

    public static readonly DiagnosticDescriptor SharedMachine = Rule.Stateless(
        "LFC4017",
        DiagnosticSeverity.Warning,
        "A machine is fired by several threads at once",
        "{0} is one machine for all, this code may run on several threads at once, and a machine is not thread-safe. "
            + "Fire it under a lock.");

    public static readonly DiagnosticDescriptor UnconfiguredDestination = Rule.Stateless(
        "LFC4018", DiagnosticSeverity.Warning, "A destination is never configured",
        "{0} is never configured, so nothing leads out of it", isOn: false);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ImpossibleFire,
        PermitToSelf,
        TwoAnswers,
        AsyncActionFiredSynchronously,
        AsyncVoid,
        AsyncRouteFiredSynchronously,
        NoGuard,
        ParametersSetTwice,
        WrongArguments,
        WrongSuperstate,
        WrongInitialTransition,
        UnhandledSetTwice,
        FiredTooEarly,
        QueuedFireReliedOn,
        UnreachableState,
        IdleEntryAction,
        SharedMachine,
        UnconfiguredDestination);
}
