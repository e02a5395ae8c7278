using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Creates the descriptors of the rules, each with its category and help link.</summary>
internal static class Rule
{
    /// <summary>The page of a rule. The build writes the address of the repository into the assembly.</summary>
    private static readonly string HelpLink =
        typeof(Rule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "RepositoryUrl").Value + "/blob/main/docs/rules/{0}.md";

    public static DiagnosticDescriptor Usage(
        string id,
        DiagnosticSeverity severity,
        string title,
        string message,
        bool isOn = true) => Create(id, "Lifecycle.Usage", severity, title, message, isOn);

    public static DiagnosticDescriptor Definition(
        string id,
        DiagnosticSeverity severity,
        string title,
        string message) => Create(id, "Lifecycle.Definition", severity, title, message, isOn: true);

    public static DiagnosticDescriptor Criteria(string id, DiagnosticSeverity severity, string title, string message) =>
        Create(id, "Lifecycle.Criteria", severity, title, message, isOn: true);

    public static DiagnosticDescriptor Stateless(
        string id,
        DiagnosticSeverity severity,
        string title,
        string message,
        bool isOn = true) => Create(id, "Lifecycle.Stateless", severity, title, message, isOn);

    private static DiagnosticDescriptor Create(
        string id,
        string category,
        DiagnosticSeverity severity,
        string title,
        string message,
        bool isOn) =>
        new(
            id,
            title,
            message,
            category,
            severity,
            isOn,
            helpLinkUri: string.Format(System.Globalization.CultureInfo.InvariantCulture, HelpLink, id));
}
