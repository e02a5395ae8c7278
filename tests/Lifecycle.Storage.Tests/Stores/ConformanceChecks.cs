namespace Lifecycle.Storage.Tests.Stores;

/// <summary>The checks of <see cref="StoreConformance"/> as the rows of a theory.</summary>
public static class ConformanceChecks
{
    public static TheoryData<string> All => [.. StoreConformance.Checks];
}
