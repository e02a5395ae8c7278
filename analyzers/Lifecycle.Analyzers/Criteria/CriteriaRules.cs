using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The rules for criteria.</summary>
internal static class CriteriaRules
{
    public static readonly DiagnosticDescriptor NotConstructible = Rule.Criteria(
        "LFC3001", DiagnosticSeverity.Error, "The criterion cannot be constructed",
        "{0} cannot be constructed, since it {1}. Give a class with a public constructor.");

    public static readonly DiagnosticDescriptor DuplicateId = Rule.Criteria(
        "LFC3002", DiagnosticSeverity.Error, "Two criteria have one id",
        "{0} is the id of {1} already. Give this criterion an id of its own.");

    public static readonly DiagnosticDescriptor SideEffect = Rule.Criteria(
        "LFC3003", DiagnosticSeverity.Warning, "A criterion changes what it judges",
        "A criterion only judges, and this {0}.");

    public static readonly DiagnosticDescriptor Blocks = Rule.Criteria(
        "LFC3004", DiagnosticSeverity.Warning, "A criterion blocks",
        "{0} blocks the thread of whoever fires. {1}.");

    public static readonly DiagnosticDescriptor OwnClock = Rule.Criteria(
        "LFC3005", DiagnosticSeverity.Warning, "The clock is read past the lifecycle",
        "{0} is not the time that the lifecycle goes by. {1}.");

    public static readonly DiagnosticDescriptor DropsToken = Rule.Criteria(
        "LFC3006",
        DiagnosticSeverity.Warning,
        "The cancellation token is not passed on",
        "{0} takes a CancellationToken, and is not given {1}. Pass it on, so that the criterion can be cancelled and "
            + "timed out.");

    public static readonly DiagnosticDescriptor WeakensMandatory = Rule.Criteria(
        "LFC3007", DiagnosticSeverity.Error, "A mandatory criterion is waived, removed or weakened",
        "{0} is mandatory, and is never {1}. The changed lifecycle throws when it is first used; take this out.");

    public static readonly DiagnosticDescriptor WaivesMandatory = Rule.Criteria(
        "LFC3007", DiagnosticSeverity.Error, "A mandatory criterion is waived, removed or weakened",
        "{0} is mandatory, and is never waived. This waiver lifts nothing; take it out.");
}
