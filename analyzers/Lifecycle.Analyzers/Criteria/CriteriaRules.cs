using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The rules for criteria.</summary>
internal static class CriteriaRules
{
    public static readonly DiagnosticDescriptor NotConstructible = Rule.Criteria(
        "LFC3001", DiagnosticSeverity.Error, "The criterion cannot be constructed",
        "{0} cannot be constructed, because it {1}. Use a class with a public constructor.");

    public static readonly DiagnosticDescriptor DuplicateId = Rule.Criteria(
        "LFC3002", DiagnosticSeverity.Error, "Two criteria share one id",
        "{0} is already the id of {1}. Give this criterion an id of its own.");

    public static readonly DiagnosticDescriptor SideEffect = Rule.Criteria(
        "LFC3003", DiagnosticSeverity.Warning, "A criterion has a side effect",
        "This criterion {0}.");

    public static readonly DiagnosticDescriptor Blocks = Rule.Criteria(
        "LFC3004", DiagnosticSeverity.Warning, "A criterion blocks its thread",
        "{0} blocks the thread that evaluates the criterion. {1}.");

    public static readonly DiagnosticDescriptor OwnClock = Rule.Criteria(
        "LFC3005", DiagnosticSeverity.Warning, "The lifecycle's clock is bypassed",
        "{0} bypasses the lifecycle's clock. {1}.");

    public static readonly DiagnosticDescriptor DropsToken = Rule.Criteria(
        "LFC3006",
        DiagnosticSeverity.Warning,
        "The cancellation token is not passed on",
        "{0} accepts a CancellationToken but is not given {1}. Pass it on, so that the criterion can be cancelled and "
            + "can time out.");

    public static readonly DiagnosticDescriptor WeakensMandatory = Rule.Criteria(
        "LFC3007", DiagnosticSeverity.Error, "A mandatory criterion is waived, removed or weakened",
        "{0} is mandatory and cannot be {1}. The changed lifecycle throws on first use; remove this call.");

    public static readonly DiagnosticDescriptor WaivesMandatory = Rule.Criteria(
        "LFC3007", DiagnosticSeverity.Error, "A mandatory criterion is waived, removed or weakened",
        "{0} is mandatory and cannot be waived. This waiver has no effect; remove it.");
}
