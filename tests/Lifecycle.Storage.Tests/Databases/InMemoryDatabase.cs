namespace Lifecycle.Storage.Tests.Databases;

/// <summary>One <see cref="InMemoryLifecycleStore"/>, shared by everyone who opens it.</summary>
public sealed class InMemoryDatabase : TestDatabase
{
    private readonly InMemoryLifecycleStore _store = new();

    public override ILifecycleStore Open() => _store;
}
