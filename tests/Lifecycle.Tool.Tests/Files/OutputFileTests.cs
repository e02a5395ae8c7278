namespace Lifecycle.Tool.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_that_cannot_be_completed_leaves_the_older_one()
    {
        var file = _folder.Write("log.xes", "older");

        await Assert.ThrowsAsync<OperationCanceledException>(() => OutputFile.WriteAsync(file, null, async stream =>
        {
            await stream.WriteAsync("newer"u8.ToArray());
            throw new OperationCanceledException();
        }));

        Assert.Equal("older", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task A_database_is_not_overwritten()
    {
        var orders = await StoredOrders.InAsync(_folder);
        string[][] commands =
        [
            ["export", orders.Path, "--format", "jsonl", "-o", orders.Path],
            ["migrate", orders.Path, "--script", "-o", orders.Path],
            ["draw", Fixture.Assembly, "--lifecycle", "OrderLifecycle", "-f", "dot", "-o", orders.Path],
        ];

        foreach (var command in commands)
            Assert.Equal(2, (await ToolRun.Of(command)).ExitCode);

        Assert.Equal(0, (await ToolRun.Of("list", orders.Path)).ExitCode);
    }

    [Theory]
    [InlineData("order.json")]
    [InlineData("link.json")]
    public async Task What_a_command_reads_is_not_overwritten(string output)
    {
        var file = _folder.File("order.json");
        Assert.Equal(
            0, (await ToolRun.Of("draw", Fixture.Assembly, "--lifecycle", "OrderLifecycle", "-o", file)).ExitCode);
        File.CreateSymbolicLink(_folder.File("link.json"), file);
        var text = await File.ReadAllTextAsync(file);

        var run = await ToolRun.Of("draw", file, "-o", _folder.File(output));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is what the command reads", run.Error, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(file));
    }

    public void Dispose() => _folder.Dispose();
}
