using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PartnershipDesk.Tests;

/// <summary>The README shows what happens.</summary>
public sealed partial class ReadmeTests : IAsyncLifetime
{
    private readonly RunningDesk _desk = new();

    public Task InitializeAsync() => _desk.InitializeAsync();

    public Task DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_launch_is_refused_mended_and_fired_as_shown()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Find(), "README.md"));
        var answers = new List<(int Code, JsonNode Json)>();
        foreach (Match block in Requests().Matches(readme))
        {
            using var request = Read(block.Groups[1].Value);
            var reply = await _desk.Client.SendAsync(request);
            answers.Add(((int)reply.StatusCode, JsonNode.Parse(await reply.Content.ReadAsStringAsync())!));
        }

        Assert.Equal([422, 200, 200], answers.Select(answer => answer.Code));
        var blocking = Assert.Single(
            answers[0].Json["criteria"]!.AsArray(), each => each!["blocks"]!.GetValue<bool>());
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(Shown().Match(readme).Groups[1].Value), blocking),
            blocking!.ToJsonString());
        Assert.Equal("Fulfilment", answers[2].Json["to"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_shows_what_is_printed()
    {
        using var printed = new StringWriter();
        Desk.Tell(_desk.App, printed);
        var shown = Printed().Match(await File.ReadAllTextAsync(Path.Combine(Find(), "README.md"))).Groups[1].Value;

        // The port is another one, and so is the user's data folder.
        Assert.Equal(
            WithoutFirstLine(shown),
            WithoutFirstLine($"{printed}").Replace(
                _desk.App.Urls.Single(), "http://localhost:5080", StringComparison.Ordinal));
    }

    private static string WithoutFirstLine(string text) =>
        text.ReplaceLineEndings("\n")[text.IndexOf('\n', StringComparison.Ordinal)..].Trim();

    private static HttpRequestMessage Read(string text)
    {
        var parts = text.TrimEnd().Split("\n\n");
        var lines = parts[0].Split('\n');
        var request = new HttpRequestMessage(new(lines[0].Split(' ')[0]), lines[0].Split(' ')[1]);
        request.Content = parts.Length > 1 ? new ByteArrayContent(Encoding.UTF8.GetBytes(parts[1])) : null;
        foreach (var header in lines[1..])
        {
            var (name, value) = (header.Split(": ")[0], header.Split(": ")[1]);
            if (!request.Headers.TryAddWithoutValidation(name, value))
                Assert.True(request.Content!.Headers.TryAddWithoutValidation(name, value));
        }

        return request;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "samples", "PartnershipDesk");
    }

    [GeneratedRegex("```http\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Requests();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Printed();
}
