namespace Lifecycle.Tool;

/// <summary>Unfired transitions as SARIF 2.1.0, which code hosts and editors show at the place in the code.</summary>
internal static class SarifLog
{
    public const string RuleId = "unfired-transition";

    public static Dictionary<string, object> Of(UsageReport report)
    {
        var results =
            from definition in report.Definitions
            from trigger in definition.Unfired
            select new
            {
                ruleId = RuleId,
                level = "warning",
                message = new { text = Message(definition, trigger) },
                locations = new[] { Location(trigger.DeclaredAt) },
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

    private static object Location(CodePlace place) => new
    {
        physicalLocation = new
        {
            artifactLocation = new { uri = string.Join('/', place.File.Split('/').Select(Uri.EscapeDataString)) },
            region = new { startLine = place.Line, startColumn = place.Column },
        },
    };
}
