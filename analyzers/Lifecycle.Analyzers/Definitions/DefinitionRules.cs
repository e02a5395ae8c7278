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
        "No path leads from {0} to {1}. Add a transition to it, or remove it.");

    public static readonly DiagnosticDescriptor DeadEnd = Rule.Definition(
        "LFC2003", DiagnosticSeverity.Warning, "Nothing leaves the stage",
        "Nothing leaves {0}. Say IsTerminal() if the lifecycle ends there, or add a way out.");

    public static readonly DiagnosticDescriptor AmbiguousTransition = Rule.Definition(
        "LFC2004", DiagnosticSeverity.Error, "Two transitions answer one trigger, and no condition tells them apart",
        "{0}");

    public static readonly DiagnosticDescriptor UnmentionedMember = Rule.Definition(
        "LFC2005", DiagnosticSeverity.Warning, "A stage or trigger is never mentioned",
        "{0} never mentions {1} {2}. Declare it, or remove the member.");

    public static readonly DiagnosticDescriptor WayOutOfTerminal = Rule.Definition(
        "LFC2006", DiagnosticSeverity.Error, "A terminal stage has a way out",
        "{0} is terminal, and {1} leads out of it. Remove the transition, or IsTerminal().");

    public static readonly DiagnosticDescriptor Trap = Rule.Definition(
        "LFC2007", DiagnosticSeverity.Warning, "No end can be reached from the stage",
        "From {0} no terminal stage can be reached. Add a way that leads to an end.");

    public static readonly DiagnosticDescriptor Superstage = Rule.Definition(
        "LFC2008", DiagnosticSeverity.Error, "Superstages do not form a tree",
        "{0}");

    public static readonly DiagnosticDescriptor MoveToItself = Rule.Definition(
        "LFC2009", DiagnosticSeverity.Error, "A move leads to its own stage",
        "{0} goes to {1} itself. Say ReEnter() to leave and enter it again, or Stay().");

    public static readonly DiagnosticDescriptor NoOtherwise = Rule.Definition(
        "LFC2010", DiagnosticSeverity.Warning, "Conditional routes have no otherwise",
        "When no condition holds in {0}, {1} is refused. Say Otherwise() where else it leads.");

    public static readonly DiagnosticDescriptor Unreadable = Rule.Definition(
        "LFC2011", DiagnosticSeverity.Info, "The definition cannot be read at compile time",
        "{0} cannot be read at compile time, so that its use is not checked: {1}.");

    public static readonly DiagnosticDescriptor Baseline = Rule.Definition(
        "LFC2012",
        DiagnosticSeverity.Error,
        "A stage or trigger of the baseline is gone",
        "{0} of the baseline is not in {1} any more. Stored instances may stand there: declare a migration, or take it "
            + "out of lifecycle.baseline.");
}
