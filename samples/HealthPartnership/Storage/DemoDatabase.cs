using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HealthPartnership.Storage;

/// <summary>Opens the file that stores the partnerships between runs.</summary>
public static class DemoDatabase
{
    /// <summary>The default path, in the user's data folder.</summary>
    public static string DefaultPath { get; } =
        Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create),
            "Lifecycle",
            "health-partnerships.db");

    /// <summary>Opens the file, or creates it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reset">Whether to delete its contents first.</param>
    /// <exception cref="BadInputException">The file at the path is not a database of the demo, or cannot be
    /// created.</exception>
    public static async Task<DemoContext> OpenAsync(string path, bool reset)
    {
        var context = new DemoContext(path);
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
            {
                // Check that this is a database of the demo before deleting it: the path may be a mistake.
                _ = await context.Progress.CountAsync();
                if (reset)
                    await context.Database.EnsureDeletedAsync();
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await context.Database.EnsureCreatedAsync();
            return context;
        }
        catch (Exception exception)
            when (exception is SqliteException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            await context.DisposeAsync();
            throw new BadInputException(
                $"'{path}' cannot be used as the database of the demo: {exception.Message.TrimEnd('.')}.",
                exception);
        }
    }
}
