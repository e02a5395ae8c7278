using Spectre.Console;

namespace Lifecycle.Tool;

/// <summary>Criteria below the step that they stand in front of.</summary>
internal static class CriteriaTable
{
    public static void Write(ToolConsole console, IEnumerable<CriterionDescription> criteria)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new(4, 0, 2, 0) })
            .AddColumn(new GridColumn { NoWrap = true, Padding = new(0, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new(0, 0, 0, 0) });
        foreach (var criterion in criteria)
        {
            var severity = criterion.Severity == Severity.Mandatory ? "" : criterion.Severity.ToString();
            grid.AddRow(
                new Text(HarmlessText.Line(criterion.Id)),
                new Text(severity),
                new Text(HarmlessText.Line(criterion.Title)));
        }

        if (grid.Rows.Count > 0)
            console.Terminal.Write(grid);
    }
}
