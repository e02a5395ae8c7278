using System.Text.Json;
using Spectre.Console.Testing;

namespace HealthPartnership.Tests;

public sealed class DemoTests : IDisposable
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
    public void Three_partnerships_come_with_it() =>
        Assert.Equal(
            ["antimicrobial-resistance-uk", "family-nurse-partnership", "warm-homes-oldham"],
            PartnershipFile.Shipped);

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_partnership_is_refused_with_reasons_mends_it_and_reaches_fulfilment(string name)
    {
        Assert.Equal(0, await Run(name));

        var text = _console.Output;
        Assert.Contains("is refused in", text);
        Assert.Contains("leads from Implementation to Fulfilment & measurement.", text);
        Assert.Contains("The way to Fulfilment & measurement", text);
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
    public async Task Without_a_name_it_shows_warm_homes()
    {
        Assert.Equal(0, await Run());

        Assert.Contains("Warm Homes Oldham", _console.Output);
    }

    [Fact]
    public async Task A_story_that_was_stopped_goes_on_and_ends_as_if_told_at_once()
    {
        Assert.Equal(0, await Run("--json"));
        using var whole = JsonDocument.Parse(_output.ToString());

        foreach (var (steps, left) in new[] { ("2", 6), ("0", 6), ("5", 1) })
        {
            Assert.Equal(0, await Run(steps == "2" ? ["--steps", steps, "--reset"] : ["--steps", steps]));
            Assert.Contains(
                $"{left} steps are left. Run it again to go on.",
                _console.Output,
                StringComparison.Ordinal);
        }

        _output.GetStringBuilder().Clear();
        Assert.Equal(0, await Run("--json"));
        using var rest = JsonDocument.Parse(_output.ToString());
        Assert.Equal(1, rest.RootElement.GetProperty("steps").GetArrayLength());
        foreach (var property in new[] { "stage", "version", "history", "outlook" })
            Assert.Equal(
                whole.RootElement.GetProperty(property).ToString(),
                rest.RootElement.GetProperty(property).ToString());
    }

    [Fact]
    public async Task A_story_that_has_been_told_says_how_to_begin_anew()
    {
        await Run();
        await Run();

        Assert.Contains("8 steps were taken before.", _console.Output, StringComparison.Ordinal);
        Assert.Contains(
            "The story has been told. Say --reset to begin anew.",
            _console.Output,
            StringComparison.Ordinal);

        _output.GetStringBuilder().Clear();
        await Run("--reset", "--json");
        Assert.Contains("\"recorded\"", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Partnerships_are_kept_beside_each_other()
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
    public async Task What_is_no_database_of_the_demo_is_left_alone(bool resets)
    {
        await File.WriteAllTextAsync(Database, "My thesis.");

        var sentence = await SentenceAbout(resets ? ["--reset"] : []);

        Assert.Contains("cannot be used as the database of the demo", sentence, StringComparison.Ordinal);
        Assert.Equal("My thesis.", await File.ReadAllTextAsync(Database));
    }

    [Fact]
    public async Task A_story_is_not_told_backwards() =>
        Assert.Equal("A story cannot be told for -1 steps.", await SentenceAbout("--steps", "-1"));

    [Fact]
    public async Task The_list_names_every_shipped_partnership()
    {
        Assert.Equal(0, await Run("--list"));

        Assert.All(PartnershipFile.Shipped, name => Assert.Contains(name, _console.Output));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task As_JSON_it_holds_the_whole_walk(string name)
    {
        Assert.Equal(0, await Run(name, "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        var root = json.RootElement;
        Assert.Equal(PartnershipFile.Read(name).Steps.Count, root.GetProperty("steps").GetArrayLength());
        Assert.Contains(root.GetProperty("history").EnumerateArray(), entry =>
            entry.GetProperty("outcome").GetString() == "Refused");
        Assert.True(root.GetProperty("plan").GetProperty("exists").GetBoolean());
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_file_of_ones_own_is_taken_by_its_path_through_suspension_and_on()
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
                            "reconfirmedBy": ["Oldham Council", "NHS Oldham CCG", "Oldham Housing Investment Partnership"]
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
    [InlineData(4, "IMP-09", "It is mandatory, and not waivable.")]
    [InlineData(5, "IMP-02", "The text of version 1 (agreement) is locked")]
    [InlineData(6, "FUL-04", "Manager is not the sponsor")]
    public async Task A_story_is_refused_by_exactly_these_criteria_and_reaches_its_end(
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
    public async Task A_story_is_told_in_80_columns(int story)
    {
        Assert.Equal(0, await Run("--story", $"{story}"));

        Assert.All(_console.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [InlineData("0", "There is no story 0; say a number from 1 to 6.")]
    [InlineData("7", "There is no story 7; say a number from 1 to 6.")]
    [InlineData("x", "Say --help")]
    public async Task A_story_that_is_not_there_is_answered_with_one_sentence(string story, string sentence) =>
        Assert.Contains(sentence, await SentenceAbout("--story", story));

    [Fact]
    public async Task An_unknown_name_is_answered_with_those_there_are() =>
        Assert.Equal(
            "There is no partnership or file 'nowhere'; say one of antimicrobial-resistance-uk, "
                + "family-nurse-partnership, "
            + "warm-homes-oldham, or the path of a JSON file.",
            await SentenceAbout("nowhere"));

    [Fact]
    public async Task An_unknown_option_is_answered_with_one_sentence() =>
        Assert.Contains("--nonsense", await SentenceAbout("warm-homes-oldham", "--nonsense"));

    [Fact]
    public async Task A_folder_cannot_be_read() =>
        Assert.Contains("is a folder, and cannot be read", await SentenceAbout(_folder));

    [Fact]
    public async Task The_list_is_there_as_JSON_too()
    {
        Assert.Equal(0, await Run("--list", "--json"));

        Assert.Equal(PartnershipFile.Shipped, JsonSerializer.Deserialize<string[]>(_output.ToString()));
    }

    [Fact]
    public async Task A_file_with_a_byte_order_mark_is_read()
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
    public async Task Output_that_cannot_be_written_is_answered_with_one_sentence()
    {
        using var full = new FullWriter();

        Assert.Equal(2, await Demo.RunAsync(["--json", "--database", Database], _console, full, _error));

        Assert.Equal("The disk is full.", _error.ToString().TrimEnd());
    }

    [Fact]
    public async Task What_is_said_of_bad_input_holds_nothing_that_a_terminal_obeys() =>
        Assert.Equal(
            "There is no partnership or file 'a [31m b'; say one of antimicrobial-resistance-uk, "
                + "family-nurse-partnership, "
            + "warm-homes-oldham, or the path of a JSON file.",
            await SentenceAbout("a\u001b[31m\u202eb"));

    private sealed class FullWriter : StringWriter
    {
        public override Task WriteLineAsync(string? value) => throw new IOException("The disk is full.");
    }

    [Theory]
    [InlineData("", "does not describe a partnership")]
    [InlineData("null", "holds null")]
    [InlineData("{", "does not describe a partnership")]
    [InlineData("[]", "does not describe a partnership")]
    [InlineData("{ \"name\": \"x\" }", "does not describe a partnership")]
    [InlineData("\u0000\u0001", "does not describe a partnership")]
    public async Task A_file_that_describes_no_partnership_is_answered_with_one_sentence(
        string json,
        string sentence) => Assert.Contains(sentence, await SentenceAbout(FileOf(json)));

    [Theory]
    [InlineData("", "has no steps")]
    [InlineData("null", "There is a null among the steps")]
    [InlineData("""{ "on": "2026-01-01", "note": "n", "nonsense": 1 }""", "nonsense")]
    [InlineData("""{ "on": "2026-02-30", "note": "n" }""", "$.steps[0].on")]
    [InlineData("""{ "on": "2026-01-01", "note": null }""", "note")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "fire": "Jump" }""",
        "'Jump' is none of BeginDevelopment, ReachAgreement")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "fire": "BeginDevelopment, Launch" }""",
        "at $.steps[0].fire, in line 4")]
    [InlineData("""{ "on": "2026-01-01", "note": "n", "fire": 7 }""", "what stands there is none of")]
    [InlineData("""{ "note": "n" }""", "'on' is missing at $.steps[0], in line 4.")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "fire": "Suspend" }""",
        "Suspend carries SuspensionNotice, and the command holds nothing.")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "partners": [null] } }""",
        "there is a null among its partners")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "signedBy": ["Nobody"] } }""",
        "X has no partner Nobody.")]
    [InlineData(
        """{ "on": "2026-01-01", "note": "n", "facts": { "deliverables": [" "] } }""",
        "Step 1 of X cannot be taken")]
    [InlineData(
        """{ "on": "2026-01-02", "note": "n" }, { "on": "2026-01-01", "note": "n" }""",
        "it happens on 2026-01-01, before the step in front of it.")]
    public async Task A_story_that_cannot_be_told_is_answered_with_one_sentence(string steps, string sentence) =>
        Assert.Contains(sentence, await SentenceAbout(FileOf(
            $$"""
            {
              "name": "X", "summary": "s", "grounding": "g", "sources": [],
              "initiator": { "name": "Council", "sector": "LocalGovernment" },
              "steps": [{{steps}}]
            }
            """)));

    [Fact]
    public async Task Text_of_a_file_is_shown_as_text_and_never_obeyed()
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
