using System.Globalization;

namespace Lifecycle.Partnerships;

/// <summary>The sections of a board report as lines, the same in text and HTML.</summary>
internal static class BoardReportSections
{
    public static string Standing(BoardReport report) =>
        $"{report.Stage}, cycle {report.Cycle}"
        + (report.Since is { } since ? $", since {since.Day()}" : "")
        + (report.AgreementEnds is { } end ? $"; the agreement ends on {end.Day()}" : "");

    public static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Of(BoardReport report) =>
        new (string Title, IReadOnlyList<string> Lines)[]
        {
            ("Why", [.. report.Reasons.Select(reason => $"{reason.Rating}: {reason.Text}")]),
            ("Gates ahead", [.. report.Gates.SelectMany(Lines)]),
            ("Overdue", [.. report.Overdue.Select(item => $"{item}")]),
            ("Due", [.. report.Due.Select(item => $"{item}")]),
            ("Benefits", [.. report.Benefits.Select(Line)]),
            ("Risks", [.. report.Risks.Select(Line)]),
            ("Partners", report.Partners),
            ("Waivers", report.Waivers),
        }.Where(section => section.Lines.Count > 0);

    private static IEnumerable<string> Lines(BoardGate gate) =>
        gate.Missing.Count == 0
            ? [$"{gate.Trigger} to {gate.To}: ready"]
            : gate.Missing.Prepend($"{gate.Trigger} to {gate.To}: {gate.Missing.Count} missing");

    private static string Line(BoardBenefit benefit) =>
        $"{benefit.Name}: "
        + (benefit.Latest is { } latest ? Value(latest, benefit.Unit) : "not measured yet")
        + (benefit.Target is { } target ? $"; target {Value(target, benefit.Unit)}" : "")
        + (benefit.Progress is { } progress
            ? string.Create(CultureInfo.InvariantCulture, $"; {progress * 100:0} % of the way")
            : "")
        + (benefit.HasMissedTarget ? "; missed" : "");

    private static string Value(Measurement value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Value} {unit} on {value.On.Day()}");

    private static string Line(Risk risk) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(risk.IsOpportunity ? "Opportunity: " : "")}{risk.Score} ({risk.Likelihood} x {risk.Impact}) ")
        + $"{risk.Description.TrimEnd('.')}; "
        + $"{risk.Status}, {risk.Owner}";
}
