using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoanApi.Tests;

/// <summary>The README shows what happens.</summary>
public partial class ReadmeTests
{
    private static readonly string Folder = Find();

    [Fact]
    public async Task Each_request_has_the_answer_that_is_shown()
    {
        using var app = new LoanApp();
        using var client = app.CreateClient();
        var shown = 0;
        JsonNode? answer = null;
        string? tag = null;

        foreach (Match block in Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, "README.md"))))
        {
            var text = block.Groups[2].Value;
            if (block.Groups[1].Value == "http")
            {
                // The tag that is shown is of another day.
                using var request = Read(text);
                if (request.Headers.Remove("If-Match"))
                    request.Headers.TryAddWithoutValidation("If-Match", tag);
                var reply = await client.SendAsync(request);
                tag = reply.Headers.ETag?.ToString() ?? tag;
                answer = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
                if ((int)reply.StatusCode >= 400)
                    Assert.Equal((int)reply.StatusCode, answer["status"]!.GetValue<int>());
                continue;
            }

            // What differs each time is shown as an ellipsis.
            var expected = JsonNode.Parse(text)!;
            foreach (var (name, _) in expected.AsObject().Where(each => each.Value?.ToString() == "…").ToArray())
                expected[name] = answer![name]!.DeepClone();
            Assert.Equal(expected.ToJsonString(), answer!.ToJsonString());
            shown++;
        }

        Assert.Equal(4, shown);
    }

    [Fact]
    public void The_program_has_at_most_60_lines() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Folder, "Program.cs")).Length, 1, 60);

    private static HttpRequestMessage Read(string text)
    {
        var (head, body) = text.TrimEnd().Split("\n\n") is [var only] ? (only, null)
            : (text.Split("\n\n")[0], text.Split("\n\n")[1]);
        var lines = head.Split('\n');
        var request = new HttpRequestMessage(new(lines[0].Split(' ')[0]), lines[0].Split(' ')[1]);
        foreach (var header in lines[1..])
            request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");
        return request;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "samples", "LoanApi");
    }

    [GeneratedRegex("```(http|json)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
