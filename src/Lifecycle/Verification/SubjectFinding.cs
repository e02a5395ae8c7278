using System.Runtime.CompilerServices;

namespace Lifecycle;

/// <summary>Finds a subject that actions cannot change.</summary>
internal static class SubjectFinding
{
    /// <summary>The finding for a struct that an action might change; null for any other subject.</summary>
    public static Finding? Of<TSubject>(bool hasActions) =>
        hasActions
        && typeof(TSubject).IsValueType
        && !typeof(TSubject).IsDefined(typeof(IsReadOnlyAttribute), inherit: false)
            ? new(
                FindingKind.ActionsChangeCopy,
                null,
                null,
                $"The subject {typeof(TSubject).Name} is a struct, so an action gets a copy of it and what the action "
                    + "changes is lost; make it a class, or a readonly struct if no action changes it.")
            : null;
}
