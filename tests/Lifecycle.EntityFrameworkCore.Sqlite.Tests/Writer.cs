using Microsoft.Data.Sqlite;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests;

/// <summary>Holds the write lock of the file.</summary>
internal sealed class Writer : IDisposable
{
    private readonly SqliteConnection _connection;

    public Writer(string connectionString)
    {
        _connection = new(connectionString + ";Pooling=False");
        _connection.Open();
        using var command = new SqliteCommand("BEGIN IMMEDIATE", _connection);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
