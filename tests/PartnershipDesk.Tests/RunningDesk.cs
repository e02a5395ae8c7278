using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace PartnershipDesk.Tests;

/// <summary>The sample on a free port, with a database in a folder of its own.</summary>
public sealed class RunningDesk : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("partnership-desk");
    private WebApplication? _app;

    public WebApplication App => _app!;

    public HttpClient Client { get; private set; } = null!;

    private string Database => Path.Combine(_folder.FullName, "data", "desk.db");

    public async Task InitializeAsync() => await StartAsync();

    /// <summary>Stops it, and starts it again with the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync()
    {
        _app = await Desk.StartAsync(["--urls", "http://127.0.0.1:0", "--database", Database]);
        Client = new() { BaseAddress = new(_app.Urls.Single()) };
    }

    private async Task StopAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }
}
