using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HealthPartnership.Storage;

/// <summary>The file that partnerships are kept in, so that a story goes on tomorrow where it stopped today.</summary>
public static class DemoDatabase
{
    /// <summary>In the user's data folder.</summary>
    public static string DefaultPath { get; } =
        Path.Combine(
            Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.Create),
            "Lifecycle",
            "health-partnerships.db");

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="reset">Whether to forget what is in it.</param>
    /// <exception cref="BadInputException">There is something else at the path, or nothing can be there.</exception>
    public static async Task<DemoContext> OpenAsync(string path, bool reset)
    {
        var context = new DemoContext(path);
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
            {
                // Asked before anything is deleted: the path may be a mistake.
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
