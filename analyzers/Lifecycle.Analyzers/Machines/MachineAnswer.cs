using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>How a state handles a trigger.</summary>
internal enum AnswerKind
{
    /// <summary>The machine moves to another state.</summary>
    Move,

    /// <summary>The machine moves to a state that a function selects.</summary>
    Dynamic,

    /// <summary>The state is left and entered again.</summary>
    Reentry,

    /// <summary>An action runs, and the state stays.</summary>
    Internal,

    /// <summary>Nothing happens.</summary>
    Ignore,
}

/// <summary>One answer of a state to a trigger, declared by one call on its <c>StateConfiguration</c>.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Trigger">The key of the trigger; <see langword="null"/> if unknown.</param>
/// <param name="To">The key of the destination; <see langword="null"/> if there is none, or it is unknown.</param>
/// <param name="IsGuarded">Whether a guard decides if it applies.</param>
/// <param name="HasAsyncGuard">Whether that guard is asynchronous. <c>Fire</c> ignores such an answer.</param>
/// <param name="IsAsync">Whether its destination selector or internal action is asynchronous.</param>
/// <param name="Call">The call.</param>
internal sealed record MachineAnswer(
    AnswerKind Kind,
    string? Trigger,
    string? To,
    bool IsGuarded,
    bool HasAsyncGuard,
    bool IsAsync,
    IInvocationOperation Call
)
{
    /// <summary>Reads a call; <see langword="null"/> if it declares no answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="triggerOf">The key of the trigger that an argument evaluates to.</param>
    /// <param name="valueOf">The expression that an argument stands for; by default the argument itself.</param>
    public static MachineAnswer? Of(
        IInvocationOperation call, Func<IOperation?, string?> triggerOf, Func<IOperation?, IOperation?>? valueOf = null)
    {
        var name = call.TargetMethod.Name;
        AnswerKind? kind = name switch
        {
            "Permit" or "PermitIf" or "PermitIfAsync" => AnswerKind.Move,
            "PermitReentry" or "PermitReentryIf" or "PermitReentryIfAsync" => AnswerKind.Reentry,
            "PermitDynamic" or "PermitDynamicIf" or "PermitDynamicAsync" or "PermitDynamicIfAsync" =>
                AnswerKind.Dynamic,
            "Ignore" or "IgnoreIf" => AnswerKind.Ignore,
            "InternalTransition"
            or "InternalTransitionIf"
            or "InternalTransitionAsync"
            or "InternalTransitionAsyncIf" => AnswerKind.Internal,
            _ => null,
        };
        if (kind is null)
            return null;

        var isGuarded = call.Arguments.Any(argument =>
            argument.Parameter?.Name is "guard" or "guards" && !IsEmpty(argument));
        var destination = StatelessCode.Argument(call, "destinationState");
        return new(
            kind.Value,
            triggerOf(StatelessCode.Argument(call, "trigger")),
            kind == AnswerKind.Move ? StatelessCode.Key(valueOf is null ? destination : valueOf(destination)) : null,
            isGuarded,
            name is "PermitIfAsync" or "PermitReentryIfAsync",
            name
                is "PermitDynamicAsync"
                    or "PermitDynamicIfAsync"
                    or "InternalTransitionAsync"
                    or "InternalTransitionAsyncIf",
            call);
    }

    private static bool IsEmpty(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.ParamArray
        && argument.Value is IArrayCreationOperation { Initializer.ElementValues.IsEmpty: true };
}
