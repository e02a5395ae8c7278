namespace Lifecycle.Tool;

/// <summary>Unfired transitions as SARIF 2.1.0, which code hosts and editors show where they are declared.</summary>
internal static class SarifLog
{
    public const string RuleId = "unfired-transition";

    /// <summary>
    /// The base that relative paths have by convention. GitHub takes them as relative to the root of the repository.
    /// </summary>
    private const string Base = "%SRCROOT%";

    /// <param name="report">A report whose files are relative to the folder.</param>
    /// <param name="folder">The root of the repository.</param>
    public static Dictionary<string, object> Of(UsageReport report, string folder)
    {
        var results =
            from definition in report.Definitions
            from trigger in definition.Unfired
            select new
            {
                ruleId = RuleId,
                level = "warning",
                message = new { text = Message(definition, trigger) },
                locations = new[] { Location(trigger.DeclaredAt, folder) },
            };
        return new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    tool = new
                    {
                        driver = new
                        {
                            name = "lifecycle",
                            version = typeof(SarifLog).Assembly.GetName().Version!.ToString(3),
                            rules = new[]
                            {
                                new
                                {
                                    id = RuleId,
                                    shortDescription = new { text = "A transition that no code fires" },
                                },
                            },
                        },
                    },
                    originalUriBaseIds = new Dictionary<string, object>
                    {
                        // The base of relative references has to end with a slash.
                        [Base] = new { uri = new Uri($"{folder.TrimEnd('/', '\\')}/").AbsoluteUri },
                    },
                    columnKind = "utf16CodeUnits",
                    results = results.ToArray(),
                },
            },
        };
    }

    /// <summary>The result as a sentence.</summary>
    public static string Message(DefinitionUsage definition, TriggerUsage trigger) =>
        $"No code fires {trigger.Trigger} of {definition.Definition}, which leads from "
            + $"{string.Join("; from ", trigger.Transitions)}.";

    private static object Location(CodeLocation location, string folder) => new
    {
        physicalLocation = new
        {
            artifactLocation = Artifact(location.File, folder),
            region = new { startLine = location.Line, startColumn = location.Column },
        },
    };

    /// <summary>A file below the root, relative to it; any other by its absolute URI, which has no base.</summary>
    private static object Artifact(string file, string folder) =>
        Path.IsPathRooted(file) || file.StartsWith("../", StringComparison.Ordinal)
        ? new { uri = new Uri(Path.GetFullPath(file, folder)).AbsoluteUri }
        : new { uri = string.Join('/', file.Split('/').Select(Uri.EscapeDataString)), uriBaseId = Base };
}
