using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>When an action of a state runs.</summary>
internal enum ActionKind
{
    Entry,
    Exit,
    Activation,
}

/// <summary>An action that a state runs when it is entered, left, activated or deactivated.</summary>
/// <param name="Kind">When it runs.</param>
/// <param name="Trigger">The key of the one trigger that it runs for; <see langword="null"/> if it runs for all
/// triggers, or the trigger is unknown.</param>
/// <param name="HasTrigger">Whether it runs for one trigger only.</param>
/// <param name="IsAsync">Whether it is asynchronous.</param>
/// <param name="Call">The call.</param>
internal sealed record MachineAction(
    ActionKind Kind,
    string? Trigger,
    bool HasTrigger,
    bool IsAsync,
    IInvocationOperation Call
)
{
    /// <summary>Reads a call; <see langword="null"/> if it adds no action.</summary>
    public static MachineAction? Of(IInvocationOperation call, Func<IOperation?, string?> triggerOf)
    {
        var name = call.TargetMethod.Name;
        var isAsync = name.EndsWith("Async", StringComparison.Ordinal);
        return name switch
        {
            "OnEntry" or "OnEntryAsync" => new(ActionKind.Entry, null, false, isAsync, call),
            "OnEntryFrom" or "OnEntryFromAsync" => new(
                ActionKind.Entry,
                triggerOf(StatelessCode.Argument(call, "trigger")),
                true,
                isAsync,
                call),
            "OnExit" or "OnExitAsync" => new(ActionKind.Exit, null, false, isAsync, call),
            "OnActivate" or "OnActivateAsync" or "OnDeactivate" or "OnDeactivateAsync" => new(
                ActionKind.Activation,
                null,
                false,
                isAsync,
                call),
            _ => null,
        };
    }

    public bool MayRunOn(string? trigger) =>
        !HasTrigger || Trigger is null || trigger is null || Trigger == trigger;
}
