namespace Lifecycle.Dashboard;

/// <summary>How reports are put in words.</summary>
internal static class Reading
{
    /// <summary>What a gate found, counted by verdict, what blocks first.</summary>
    public static string Sum(GateReport report)
    {
        var parts = new[]
        {
            Count(report.Blocking.Count(), "blocks", "block"),
            Count(report, Verdict.AwaitsPayload, "awaits the payload", "await the payload"),
            Count(report.Lines.Count(Advises), "advises", "advise"),
            Count(report, Verdict.Waived, "waived", "waived"),
            Count(report, Verdict.Met, "met", "met"),
        };
        return parts.Any(part => part.Length > 0)
            ? string.Join(" · ", parts.Where(part => part.Length > 0))
            : "no criteria";
    }

    /// <summary>The word for a verdict, as it stands in front of a line.</summary>
    public static string Word(CriterionLine line) => line.Verdict switch
    {
        Verdict.Unmet => "unmet",
        Verdict.Met => "met",
        Verdict.Waived => "waived",
        Verdict.Advisory => "advice",
        Verdict.NotApplicable => "not applicable",
        Verdict.Faulted => "failed",
        _ => "awaits payload",
    };

    private static bool Advises(CriterionLine line) =>
        !line.Blocks && (line.Verdict is Verdict.Advisory or Verdict.Faulted);

    private static string Count(GateReport report, Verdict verdict, string one, string many) =>
        Count(report.Lines.Count(line => line.Verdict == verdict), one, many);

    private static string Count(int count, string one, string many) => count switch
    {
        0 => "",
        1 => $"1 {one}",
        _ => $"{count} {many}",
    };
}
