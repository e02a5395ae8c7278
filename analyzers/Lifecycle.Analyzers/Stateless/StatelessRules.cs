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
        "A state is permitted to move to itself",
        "{0} leads from {1} to {1}, so {2} throws. Use {3} to leave and enter the state again, or Ignore to do "
            + "nothing.");

    public static readonly DiagnosticDescriptor TwoAnswers = Rule.Stateless(
        "LFC4003", DiagnosticSeverity.Error, "A state handles one trigger twice",
        "{0} already handles {1}, and no guard separates the two, so Fire and CanFire throw. Add guards, or remove "
            + "one.");

    public static readonly DiagnosticDescriptor AsyncActionFiredSynchronously = Rule.Stateless(
        "LFC4004", DiagnosticSeverity.Error, "A synchronous fire runs an asynchronous action",
        "{0} runs {1}, which is asynchronous, so this throws. Await FireAsync.");

    public static readonly DiagnosticDescriptor AsyncVoid = Rule.Stateless(
        "LFC4005", DiagnosticSeverity.Warning, "An asynchronous function is passed to a synchronous callback",
        "{0} neither awaits this function nor observes its exceptions. {1}");

    public static readonly DiagnosticDescriptor AsyncBranchFiredSynchronously = Rule.Stateless(
        "LFC4006", DiagnosticSeverity.Warning, "Every branch of the trigger is asynchronous",
        "{0}");

    public static readonly DiagnosticDescriptor NoGuard = Rule.Stateless(
        "LFC4007", DiagnosticSeverity.Info, "A conditional method is called without a guard",
        "{0} is given no guard, so it is unconditional. Use {1}, or add a guard.");

    public static readonly DiagnosticDescriptor ParametersSetTwice = Rule.Stateless(
        "LFC4008", DiagnosticSeverity.Error, "The parameters of a trigger are set twice",
        "The parameters of {0} are already set, so this throws. Keep the trigger that the first call returned.");

    public static readonly DiagnosticDescriptor WrongArguments = Rule.Stateless(
        "LFC4009", DiagnosticSeverity.Warning, "A trigger with parameters is fired with the wrong arguments",
        "{0}");

    public static readonly DiagnosticDescriptor WrongSuperstate = Rule.Stateless(
        "LFC4010", DiagnosticSeverity.Error, "A state has an invalid superstate",
        "{0}");

    public static readonly DiagnosticDescriptor WrongInitialTransition = Rule.Stateless(
        "LFC4011", DiagnosticSeverity.Error, "An initial transition is invalid",
        "{0}");

    public static readonly DiagnosticDescriptor UnhandledSetTwice = Rule.Stateless(
        "LFC4012", DiagnosticSeverity.Warning, "The handler of unhandled triggers is replaced",
        "{0} replaces the handler that {1} set before. The machine keeps one handler of either kind.");

    public static readonly DiagnosticDescriptor FiredTooEarly = Rule.Stateless(
        "LFC4013", DiagnosticSeverity.Warning, "A trigger is fired immediately during a transition",
        "{0}");

    public static readonly DiagnosticDescriptor QueuedFireReliedOn = Rule.Stateless(
        "LFC4014", DiagnosticSeverity.Warning, "Code relies on a queued trigger before it takes effect",
        "{0} is queued here and takes effect after {1} has completed, so the code behind it still sees the old state");

    public static readonly DiagnosticDescriptor UnreachableState = Rule.Stateless(
        "LFC4015", DiagnosticSeverity.Warning, "A state is never reached",
        "No path leads from {1} to {0}");

    public static readonly DiagnosticDescriptor IdleEntryAction = Rule.Stateless(
        "LFC4016", DiagnosticSeverity.Info, "An entry action never runs",
        "{0} never enters {1}, so this action never runs");

    public static readonly DiagnosticDescriptor SharedMachine = Rule.Stateless(
        "LFC4017",
        DiagnosticSeverity.Warning,
        "Several threads may fire one machine",
        "{0} is static, this code may run on several threads at once, and a state machine is not thread-safe. Fire it "
            + "inside a lock.");

    public static readonly DiagnosticDescriptor UnconfiguredDestination = Rule.Stateless(
        "LFC4018", DiagnosticSeverity.Warning, "A destination is never configured",
        "{0} is never configured, so no transition leaves it", isOn: false);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ImpossibleFire,
        PermitToSelf,
        TwoAnswers,
        AsyncActionFiredSynchronously,
        AsyncVoid,
        AsyncBranchFiredSynchronously,
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
