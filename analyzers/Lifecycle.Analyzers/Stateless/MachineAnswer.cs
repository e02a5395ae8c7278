using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>What a state does with a trigger.</summary>
internal enum AnswerKind
{
    /// <summary>It goes to another state.</summary>
    Move,

    /// <summary>It goes to a state that a function gives.</summary>
    Dynamic,

    /// <summary>It is left and entered again.</summary>
    Reentry,

    /// <summary>It does something, and stays.</summary>
    Internal,

    /// <summary>It does nothing.</summary>
    Ignore,
}

/// <summary>One answer of a state to a trigger, as a call of <c>StateConfiguration</c> gives it.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Trigger">The key of the trigger; <see langword="null"/> where it is not known.</param>
/// <param name="To">The key of the destination; <see langword="null"/> where there is none, or it is not known.</param>
/// <param name="IsGuarded">Whether a guard decides if it is given.</param>
/// <param name="HasAsyncGuard">Whether that guard is asynchronous, so that <c>Fire</c> does not see the answer.</param>
/// <param name="IsAsync">Whether what it runs is asynchronous: the selector of a destination, or an internal
/// action.</param>
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
    /// <summary>Reads a call; <see langword="null"/> for one that gives no answer.</summary>
    public static MachineAnswer? Of(IInvocationOperation call, Func<IOperation?, string?> triggerOf)
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
        return new(
            kind.Value,
            triggerOf(StatelessCode.Argument(call, "trigger")),
            kind == AnswerKind.Move ? StatelessCode.Key(StatelessCode.Argument(call, "destinationState")) : null,
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
