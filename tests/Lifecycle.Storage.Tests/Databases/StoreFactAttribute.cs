using Xunit.Sdk;

namespace Lifecycle.Storage.Tests.Databases;

/// <summary>A fact that is skipped in classes whose <see cref="RequiresAttribute"/> is not satisfied.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer($"Lifecycle.Storage.Tests.Databases.{nameof(StoreFactDiscoverer)}", "Lifecycle.Storage.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

/// <summary>A theory that is skipped in classes whose <see cref="RequiresAttribute"/> is not satisfied.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(
    $"Lifecycle.Storage.Tests.Databases.{nameof(StoreTheoryDiscoverer)}",
    "Lifecycle.Storage.Tests")]
public sealed class StoreTheoryAttribute : TheoryAttribute;
