using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;

namespace LoanApi.Tests;

/// <summary>The sample with a database of its own.</summary>
public sealed class LoanApp : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("loan-api");

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("database", $"Data Source={Path.Combine(_folder.FullName, "loans.db")}");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        SqliteConnection.ClearAllPools();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }
}
