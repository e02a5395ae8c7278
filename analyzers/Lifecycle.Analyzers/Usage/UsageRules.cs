using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The rules for code that uses instances.</summary>
internal static class UsageRules
{
    public static readonly DiagnosticDescriptor ImpossibleFire = Rule.Usage(
        "LFC1001", DiagnosticSeverity.Error, "The trigger is not permitted here",
        "{0} is not permitted in {1}, so this throws. {2}");

    public static readonly DiagnosticDescriptor FutileFire = Rule.Usage(
        "LFC1002", DiagnosticSeverity.Warning, "The trigger can never move the instance here",
        "{0} is not permitted in {1}, so this never takes effect. {2}");

    public static readonly DiagnosticDescriptor DroppedFire = Rule.Usage(
        "LFC1003", DiagnosticSeverity.Warning, "The task or result of a fire is dropped",
        "{0}");

    public static readonly DiagnosticDescriptor BrokenRequirement = Rule.Usage(
        "LFC1004", DiagnosticSeverity.Error, "The instance is not in a required stage",
        "The instance is in {0}, but {1} is required here");

    public static readonly DiagnosticDescriptor WrongPayload = Rule.Usage(
        "LFC1005", DiagnosticSeverity.Error, "The payload does not match the trigger",
        "{0}");

    public static readonly DiagnosticDescriptor BrokenPromise = Rule.Usage(
        "LFC1006", DiagnosticSeverity.Warning, "The ensured stage is never reached",
        "The instance is left in {0}, but {1} is promised");

    public static readonly DiagnosticDescriptor ConstantTest = Rule.Usage(
        "LFC1007", DiagnosticSeverity.Info, "A stage test always has the same result",
        "This is always {0}, because the instance is in {1} here");

    public static readonly DiagnosticDescriptor DoubtfulFire = Rule.Usage(
        "LFC1008", DiagnosticSeverity.Warning, "The trigger is not permitted in every possible stage",
        "{0} is not permitted in {1}, and the instance may be there. Test Permits first, or use TryFireAsync.",
        isOn: false);

    public static readonly DiagnosticDescriptor UndeclaredStage = Rule.Usage(
        "LFC1009", DiagnosticSeverity.Warning, "The instance is resumed in a stage that is not declared",
        "{0} does not declare the stage {1}. It declares {2}.");

    public static readonly DiagnosticDescriptor ConcurrentFire = Rule.Usage(
        "LFC1010", DiagnosticSeverity.Warning, "One instance is fired several times concurrently",
        "{0} is fired several times concurrently, in no defined order. Await one fire after the other.");
}
