namespace Lifecycle.Storage.Tests.Databases;

/// <summary>
/// An empty database for one test. Derive a class with a parameterless constructor for each provider, and run the
/// abstract tests of this project with it.
/// </summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>The store that most tests use.</summary>
    public ILifecycleStore Store => field ??= Open();

    /// <summary>Opens another store on the same database, as another process would.</summary>
    public abstract ILifecycleStore Open();

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Deletes the database.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
