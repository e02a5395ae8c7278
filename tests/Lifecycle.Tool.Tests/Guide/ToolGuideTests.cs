using System.Text.RegularExpressions;

namespace Lifecycle.Tool.Tests.Guide;

/// <summary>docs/tool.md shows what the tool prints.</summary>
public partial class ToolGuideTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Guide");
    private static readonly string Document =
        File.ReadAllText(Path.Combine(Folder, "tool.md")).ReplaceLineEndings("\n");

    public static TheoryData<string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            var shown = Block().Matches(Document).SelectMany(block => Command().Matches(block.Groups[1].Value));
            foreach (var command in shown)
                commands.Add(command.Groups[1].Value, command.Groups[2].Value);

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_prints_what_the_guide_shows(string command, string shown)
    {
        var words = Word().Matches(command).Select(word => word.Value.Trim('"')).ToArray();
        var input = words is [.., "<", var file] ? await File.ReadAllTextAsync(InFolder(file)) : "";
        var run = await ToolRun.WithInput(input, [.. words.TakeWhile(word => word != "<").Select(InFolder)]);

        Assert.Equal("", run.Error);
        Assert.Equal(shown.TrimEnd(), SpacesAtTheEnd().Replace(run.Output, "").TrimEnd());
    }

    [Theory]
    [InlineData("text", "walk.txt")]
    [InlineData("csv", "history.csv")]
    public void A_file_is_the_one_that_is_read(string language, string file) =>
        Assert.Contains(
            $"```{language}\n{File.ReadAllText(InFolder(file))}```", Document, StringComparison.Ordinal);

    [Fact]
    public void Every_exit_code_is_listed() =>
        Assert.Equal(
            typeof(ExitCode).GetFields().Select(field => $"| {field.GetRawConstantValue()} |"),
            ExitCodes().Matches(Document).Select(row => row.Value));

    /// <summary>A file of the guide by its path, and any other word as it is.</summary>
    private static string InFolder(string word) =>
        File.Exists(Path.Combine(Folder, word)) ? Path.Combine(Folder, word) : word;

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\$ lifecycle (.*)\n((?:(?!\$ ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(" +$", RegexOptions.Multiline)]
    private static partial Regex SpacesAtTheEnd();

    [GeneratedRegex(@"^\| \d+ \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodes();
}
