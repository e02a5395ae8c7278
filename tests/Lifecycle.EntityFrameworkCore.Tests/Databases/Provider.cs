namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

public enum Provider
{
    InMemory,
    Sqlite,
    Postgres,
}
