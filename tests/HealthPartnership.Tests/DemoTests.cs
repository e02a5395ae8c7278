using System.Text.Json;
using Spectre.Console.Testing;

namespace HealthPartnership.Tests;

public sealed partial class DemoTests : IDisposable
{
    private readonly TestConsole _console = new TestConsole().Width(80);
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("health-partnership").FullName;

    public static TheoryData<string> Shipped => [.. PartnershipFile.Shipped];

    public void Dispose()
    {
        _console.Dispose();
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<int> Run(params string[] arguments) =>
        Demo.RunAsync([.. arguments, "--database", Database], _console, _output, _error);

    private string Database => Path.Combine(_folder, "partnerships.db");

    private string FileOf(string json)
    {
        var path = Path.Combine(_folder, "partnership.json");
        File.WriteAllText(path, json);
        return path;
    }

    private async Task<string> SentenceAbout(params string[] arguments)
    {
        Assert.Equal(2, await Run(arguments));
        Assert.Empty(_console.Output);
        Assert.Empty(_output.ToString());
        return Assert.Single(_error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Four_partnerships_come_with_the_demo() =>
        Assert.Equal(
            [
                "antimicrobial-resistance-uk",
                "family-nurse-partnership",
                "herefordshire-better-care-fund",
                "warm-homes-oldham",
            ],
            PartnershipFile.Shipped);

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_partnership_is_refused_then_meets_the_criteria_and_reaches_fulfilment(string name)
    {
        Assert.Equal(0, await Run(name));

        var text = _console.Output;
        Assert.Contains("is refused in", text);
        Assert.Contains("leads from Implementation to Fulfilment & measurement.", text);
        Assert.Contains("The plan to Fulfilment & measurement", text);
        Assert.Contains("Sources of the story", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain('\u001b', text);
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_partnership_names_its_sources(string name)
    {
        var file = PartnershipFile.Read(name);

        Assert.InRange(file.Sources.Count, 3, 10);
        Assert.Contains("public", file.Grounding);
    }

    [Fact]
    public async Task Without_an_argument_it_shows_Warm_Homes_Oldham()
    {
        Assert.Equal(0, await Run());

        Assert.Contains("Warm Homes Oldham", _console.Output);
    }

    [Fact]
    public async Task A_story_run_in_parts_ends_like_a_story_run_at_once()
    {
        Assert.Equal(0, await Run("--json"));
        using var whole = JsonDocument.Parse(_output.ToString());

        foreach (var (steps, left) in new[] { ("2", 6), ("0", 6), ("5", 1) })
        {
            Assert.Equal(0, await Run(steps == "2" ? ["--steps", steps, "--reset"] : ["--steps", steps]));
            Assert.Contains(
                $"{left} steps are left. Run the demo again to continue.",
                _console.Output,
                StringComparison.Ordinal);
        }

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await Run("--json"));
        using var rest = JsonDocument.Parse(_output.ToString());
        Assert.Equal(1, rest.RootElement.GetProperty("steps").GetArrayLength());
        foreach (var property in new[] { "stage", "version", "history", "prospects", "report" })
            Assert.Equal(
                whole.RootElement.GetProperty(property).ToString(),
                rest.RootElement.GetProperty(property).ToString());
    }

    [Fact]
    public async Task A_complete_story_explains_how_to_start_again()
    {
        await Run();
        await Run();

        Assert.Contains("Earlier runs took 8 steps.", _console.Output, StringComparison.Ordinal);
        Assert.Contains(
            "The story is complete. Run with --reset to start again.",
            _console.Output,
            StringComparison.Ordinal);

        _output.GetStringBuilder().Clear();
        await Run("--reset", "--json");
        Assert.Contains("\"recorded\"", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_partnerships_are_stored_in_one_file()
    {
        await Run("warm-homes-oldham");
        await Run("family-nurse-partnership", "--steps", "1");
        _output.GetStringBuilder().Clear();

        await Run("warm-homes-oldham", "--json");

        using var told = JsonDocument.Parse(_output.ToString());
        Assert.Equal(0, told.RootElement.GetProperty("steps").GetArrayLength());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_is_not_a_database_of_the_demo_is_left_unchanged(bool resets)
    {
        await File.WriteAllTextAsync(Database, "My thesis.");

        var sentence = await SentenceAbout(resets ? ["--reset"] : []);

        Assert.Contains("cannot be used as the database of the demo", sentence, StringComparison.Ordinal);
        Assert.Equal("My thesis.", await File.ReadAllTextAsync(Database));
    }

    [Theory]
    [InlineData("-1", "A story cannot run for -1 steps; use 0 or more.")]
    [InlineData("all", "--steps takes a whole number, not 'all'. Run with --help to list the options.")]
    public async Task Steps_that_cannot_be_taken_are_refused(string steps, string sentence) =>
        Assert.Equal(sentence, await SentenceAbout("--steps", steps));

    [Fact]
    public async Task The_list_names_every_shipped_partnership()
    {
        Assert.Equal(0, await Run("--list"));

        Assert.All(PartnershipFile.Shipped, name => Assert.Contains(name, _console.Output));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task The_JSON_contains_the_whole_walkthrough(string name)
    {
        Assert.Equal(0, await Run(name, "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        var root = json.RootElement;
        Assert.Equal(PartnershipFile.Read(name).Steps.Count, root.GetProperty("steps").GetArrayLength());
        Assert.Contains(root.GetProperty("history").EnumerateArray(), entry =>
            entry.GetProperty("outcome").GetString() == "Refused");
        Assert.True(root.GetProperty("start").GetProperty("plan").GetProperty("exists").GetBoolean());
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_file_given_by_path_can_be_suspended_and_resumed()
    {
        var path = FileOf(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "partnerships", "warm-homes-oldham.json"))
                .Replace("\"steps\": [", "// the story\n\"steps\": [", StringComparison.Ordinal)
                .Replace(
                    "      \"on\": \"2014-11-04\",",
                    """
                          "on": "2014-01-01", "note": "The grant is late.", "fire": "Suspend", "by": "Project lead",
                          "notice": { "reason": "The grant is late.", "reviewBy": "2014-06-01T00:00:00Z" }
                        },
                        {
                          "on": "2014-03-01", "note": "The grant has come.", "fire": "Resume", "by": "Project lead",
                          "decision": {
                            "resolution": "The grant has come.",
                            "reconfirmedBy": [
                              "Oldham Council", "NHS Oldham CCG", "Oldham Housing Investment Partnership"
                            ]
                          }
                        },
                        {
                          "on": "2014-11-04",
                    """,
                    StringComparison.Ordinal));

        Assert.Equal(0, await Run(path));

        Assert.Contains("Suspended to Fulfilment", _console.Output);
    }

    [Theory]
    [InlineData(1, "DEV-01 IMP-02 FUL-05", null)]
    [InlineData(2, "FNP-LIC", null)]
    [InlineData(3, "AMR-SECTORS LOOP-01", null)]
    [InlineData(4, "IMP-09", "The criterion is mandatory, not waivable.")]
    [InlineData(5, "IMP-02", "The text of version 1 (agreement) is locked")]
    [InlineData(6, "FUL-04", "Manager is not a sponsor")]
    [InlineData(7, "LOOP-01 LOOP-02", null)]
    public async Task A_story_is_refused_by_exactly_these_criteria_and_completes(
        int story,
        string refusals,
        string? notRecorded)
    {
        Assert.Equal(0, await Run("--story", $"{story}", "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        var steps = json.RootElement.GetProperty("steps").EnumerateArray().ToArray();
        var blocking =
            from step in steps
            where step.TryGetProperty("report", out _)
            from line in step.GetProperty("report").GetProperty("lines").EnumerateArray()
            where line.GetProperty("blocks").GetBoolean()
            select line.GetProperty("criterion").GetProperty("id").GetString();
        Assert.Equal(refusals, string.Join(' ', blocking));
        var refused = steps
            .Where(step => step.TryGetProperty("refusal", out _))
            .Select(step => step.GetProperty("refusal").GetString())
            .SingleOrDefault();
        Assert.Contains(notRecorded ?? "", refused ?? "");
        Assert.Equal(notRecorded is null, refused is null);
        var last = steps.Last(step => step.TryGetProperty("report", out _));
        Assert.True(last.GetProperty("report").GetProperty("passed").GetBoolean());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_story_fits_80_columns(int story)
    {
        Assert.Equal(0, await Run("--story", $"{story}"));

        Assert.All(_console.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [InlineData("0", "There is no story 0; use a number from 1 to 7.")]
    [InlineData("8", "There is no story 8; use a number from 1 to 7.")]
    [InlineData("abc", "--story takes a whole number, not 'abc'. Run with --help to list the options.")]
    [InlineData("1.5", "--story takes a whole number, not '1.5'. Run with --help to list the options.")]
    public async Task An_unknown_story_writes_one_sentence(string story, string sentence) =>
        Assert.Contains(sentence, await SentenceAbout("--story", story));

    [Fact]
    public async Task An_unknown_name_lists_the_known_names() =>
        Assert.Equal(
            "There is no partnership or file 'nowhere'; use one of antimicrobial-resistance-uk, "
                + "family-nurse-partnership, herefordshire-better-care-fund, warm-homes-oldham, or the path "
                + "of a JSON file.",
            await SentenceAbout("nowhere"));

    [Fact]
    public async Task An_unknown_option_writes_one_sentence() =>
        Assert.Contains("--nonsense", await SentenceAbout("warm-homes-oldham", "--nonsense"));

    [Fact]
    public async Task A_folder_is_refused() =>
        Assert.Contains("is a folder, not a file", await SentenceAbout(_folder));

    [Fact]
    public async Task The_list_is_available_as_JSON()
    {
        Assert.Equal(0, await Run("--list", "--json"));

        Assert.Equal(PartnershipFile.Shipped, JsonSerializer.Deserialize<string[]>(_output.ToString()));
    }

    [Fact]
    public async Task A_file_with_a_byte_order_mark_can_be_read()
    {
        var path = Path.Combine(_folder, "bom.json");
        File.WriteAllBytes(
            path,
            [
                0xEF,
                0xBB,
                0xBF,
                .. File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "partnerships", "warm-homes-oldham.json")),
            ]);

        Assert.Equal(0, await Run(path));
    }

    [Fact]
    public async Task A_failure_to_write_output_writes_one_sentence()
    {
        using var full = new FullWriter();

        Assert.Equal(2, await Demo.RunAsync(["--json", "--database", Database], _console, full, _error));

        Assert.Equal("The disk is full.", _error.ToString().TrimEnd());
    }

    [Fact]
    public async Task An_error_message_contains_no_terminal_control_characters() =>
        Assert.Equal(
            "There is no partnership or file 'a [31m b'; use one of antimicrobial-resistance-uk, "
                + "family-nurse-partnership, herefordshire-better-care-fund, warm-homes-oldham, or the path "
                + "of a JSON file.",
            await SentenceAbout("a\u001b[31m\u202eb"));

    private sealed class FullWriter : StringWriter
    {
        public override Task WriteLineAsync(string? value) => throw new IOException("The disk is full.");
    }

    [Theory]
    [InlineData("", "does not describe a partnership")]
    [InlineData("null", "contains null")]
    [InlineData("{", "does not describe a partnership")]
    [InlineData("[]", "does not describe a partnership")]
    [InlineData("{ \"name\": \"x\" }", "does not describe a partnership")]
    [InlineData("\u0000\u0001", "does not describe a partnership")]
    public async Task A_file_that_does_not_describe_a_partnership_writes_one_sentence(
        string json,
        string sentence) => Assert.Contains(sentence, await SentenceAbout(FileOf(json)));

    [Theory]
    [InlineData("", "has no steps")]
    [InlineData("null", "The steps or sources of X contain null.")]
    [InlineData("""{ "on": "2026-01-01", "note": "n", "nonsense": 1 }""", "nonsense")]
    [InlineData("""{ "on": "2026-02-30", "note": "n" }""", "$.steps[0].on")]
    [InlineData("""{ "on": "2026-01-01", "note": null }""", "note")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "fire": "Jump" }""",
        "'Jump' is none of BeginDevelopment, ReachAgreement")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "fire": "BeginDevelopment, Launch" }""",
        "at $.steps[0].fire, in line 4")]
    [InlineData("""{ "on": "2026-01-01", "note": "n", "fire": 7 }""", "the value is none of")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "objective": { "statemnt": "s" } } }""",
        "$.steps[0].facts.objective")]
    [InlineData("""{ "note": "n" }""", "'on' is missing at $.steps[0], in line 4.")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "partners": [null] } }""",
        "the section partners contains null")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "signedBy": ["Unknown Ltd"] } }""",
        "X has no partner Unknown Ltd;")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "deliverables": [" "] } }""",
        "Step 1 of X cannot be taken")]
    [InlineData(
        """{ "on": "2026-01-02", "note": "n" }, { "on": "2026-01-01", "note": "n" }""",
        "its date, 2026-01-01, is before that of the previous step.")]
    public async Task An_invalid_story_writes_one_sentence(string steps, string sentence) =>
        Assert.Contains(sentence, await SentenceAbout(FileOf(
            $$"""
            {
              "name": "X", "summary": "s", "grounding": "g", "sources": [],
              "initiator": { "name": "Council", "sector": "LocalGovernment" },
              "steps": [{{steps}}]
            }
            """)));

    [Fact]
    public async Task Text_from_a_file_is_never_interpreted_as_markup_or_terminal_control()
    {
        var path = FileOf(
            """
            {
              "name": "[red]X[/] \u001b[31m", "summary": "[bold", "grounding": "g", "sources": [],
              "initiator": { "name": "Council", "sector": "LocalGovernment" },
              "steps": [{ "on": "2026-01-01", "note": "\u001b]0;title\u0007[/]" }]
            }
            """);

        Assert.Equal(0, await Run(path));

        Assert.Contains("[red]X[/]", _console.Output);
        Assert.DoesNotContain('\u001b', _console.Output);
    }
}
