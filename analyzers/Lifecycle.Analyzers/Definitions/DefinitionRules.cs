using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>The rules for definitions.</summary>
internal static class DefinitionRules
{
    public static readonly DiagnosticDescriptor InitialStage = Rule.Definition(
        "LFC2001", DiagnosticSeverity.Error, "A lifecycle starts in exactly one stage",
        "{0}");

    public static readonly DiagnosticDescriptor UnreachableStage = Rule.Definition(
        "LFC2002", DiagnosticSeverity.Warning, "No path reaches the stage",
        "No path leads from {0} to {1}. Add a transition to {1}, or remove the stage.");

    public static readonly DiagnosticDescriptor DeadEnd = Rule.Definition(
        "LFC2003", DiagnosticSeverity.Warning, "No transition leaves the stage",
        "No transition leaves {0}. Call IsTerminal() if the lifecycle ends there, or add a transition.");

    public static readonly DiagnosticDescriptor AmbiguousTransition = Rule.Definition(
        "LFC2004",
        DiagnosticSeverity.Error,
        "A stage has two transitions on one trigger, and no condition separates them",
        "{0}");

    public static readonly DiagnosticDescriptor UnmentionedMember = Rule.Definition(
        "LFC2005", DiagnosticSeverity.Warning, "A stage or trigger is never mentioned",
        "{0} never mentions the {1} {2}. Declare it, or remove the enum member.");

    public static readonly DiagnosticDescriptor WayOutOfTerminal = Rule.Definition(
        "LFC2006", DiagnosticSeverity.Error, "A terminal stage has a transition",
        "{0} is terminal, but has a transition on {1}. Remove the transition, or the call to IsTerminal().");

    public static readonly DiagnosticDescriptor Trap = Rule.Definition(
        "LFC2007", DiagnosticSeverity.Warning, "No terminal stage can be reached from the stage",
        "No terminal stage can be reached from {0}. Add a transition that leads towards one.");

    public static readonly DiagnosticDescriptor Superstage = Rule.Definition(
        "LFC2008", DiagnosticSeverity.Error, "Superstages do not form a tree",
        "{0}");

    public static readonly DiagnosticDescriptor MoveToItself = Rule.Definition(
        "LFC2009", DiagnosticSeverity.Error, "A transition moves to its own stage",
        "{0} moves from {1} to {1}. Use ReEnter() to leave and enter the stage again, or Stay() to remain in it.");

    public static readonly DiagnosticDescriptor NoOtherwise = Rule.Definition(
        "LFC2010", DiagnosticSeverity.Warning, "Conditional branches have no Otherwise",
        "If no condition holds in {0}, {1} is refused. Add an Otherwise() branch.");

    public static readonly DiagnosticDescriptor Unreadable = Rule.Definition(
        "LFC2011", DiagnosticSeverity.Info, "The definition cannot be read at compile time",
        "{0} cannot be read at compile time, so its uses are not checked: {1}");

    public static readonly DiagnosticDescriptor Baseline = Rule.Definition(
        "LFC2012",
        DiagnosticSeverity.Error,
        "A stage or trigger of the baseline is missing",
        "{0} is in lifecycle.baseline but not in {1}. Stored instances may still use it: declare a migration, or "
            + "remove it from lifecycle.baseline.");
}
