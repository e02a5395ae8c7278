using System.Text.Json;

namespace HealthPartnership.Tests;

/// <content>The report to the board, what the JSON is about, and stories with terms and successors.</content>
public sealed partial class DemoTests
{
    [Fact]
    public async Task The_report_to_the_board_replaces_the_story()
    {
        Assert.Equal(0, await Run("herefordshire-better-care-fund", "--report"));

        var text = _console.Output;
        Assert.StartsWith("Herefordshire Better Care Fund: AMBER", text);
        Assert.Contains("The agreement ends on 2025-03-31, in 88 days.", text.ReplaceLineEndings(" "));
        Assert.DoesNotContain("What happens", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task The_report_to_the_board_is_also_JSON_and_a_page()
    {
        var page = Path.Combine(_folder, "board.html");

        Assert.Equal(0, await Run("--report", "--json", "--html", page));

        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal("Warm Homes Oldham", json.RootElement.GetProperty("partnership").GetString());
        Assert.Contains("<h1>Warm Homes Oldham</h1>", await File.ReadAllTextAsync(page));
    }

    [Fact]
    public async Task A_partnership_that_exists_already_is_imported_in_its_stage()
    {
        Assert.Equal(0, await Run("--story", "7", "--steps", "0", "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        var root = json.RootElement;
        Assert.Equal("Fulfilment", root.GetProperty("stage").GetString());
        var first = root.GetProperty("history").EnumerateArray().Single();
        Assert.Equal("Imported", first.GetProperty("kind").GetString());
        Assert.Equal("It has run for years without a written agreement.", first.GetProperty("reason").GetString());
        Assert.Contains("IMP-02", root.GetProperty("report").GetRawText());
    }

    [Fact]
    public async Task The_JSON_is_of_one_moment_with_the_beginning_apart()
    {
        Assert.Equal(0, await Run("--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        var root = json.RootElement;
        var stage = root.GetProperty("stage").GetString();
        Assert.Equal("Fulfilment", stage);
        Assert.Equal(stage, root.GetProperty("prospects").GetProperty("stage").GetString());
        Assert.Equal(stage, root.GetProperty("report").GetProperty("stage").GetString());
        var start = root.GetProperty("start");
        Assert.Equal("Preparation", start.GetProperty("stage").GetString());
        Assert.Equal("Preparation", start.GetProperty("prospects").GetProperty("stage").GetString());
    }

    [Fact]
    public async Task The_agreement_of_Herefordshire_expires_is_extended_and_passes_to_successors()
    {
        Assert.Equal(0, await Run("herefordshire-better-care-fund", "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        var root = json.RootElement;
        var expired = root.GetProperty("steps").EnumerateArray().Single(step =>
            step.GetProperty("on").GetString() == "2019-04-15");
        Assert.Contains(
            expired.GetProperty("report").GetProperty("lines").EnumerateArray(),
            line => line.GetProperty("blocks").GetBoolean()
                && line.GetProperty("criterion").GetProperty("id").GetString() == "IMP-10");
        Assert.Equal(
            ["Herefordshire Council: Active", "NHS Herefordshire and Worcestershire Integrated Care Board: Active"],
            root.GetProperty("report").GetProperty("partners").EnumerateArray().Select(each => each.GetString()));
    }

    [Fact]
    public async Task Criteria_that_block_are_shown_with_their_titles()
    {
        Assert.Equal(0, await Run());

        Assert.Contains("The objective and the reason for not acting alone are stated", _console.Output);
    }

    [Fact]
    public async Task A_suspension_without_a_notice_is_refused_and_the_story_goes_on()
    {
        var path = FileOf(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "partnerships", "warm-homes-oldham.json"))
                .Replace(
                    "      \"on\": \"2014-11-04\",",
                    """
                          "on": "2014-01-01", "note": "The grant is late.", "fire": "Suspend", "by": "Project lead"
                        },
                        {
                          "on": "2014-11-04",
                    """,
                    StringComparison.Ordinal));

        Assert.Equal(0, await Run(path));

        Assert.Contains("SUS-01", _console.Output);
    }
}
