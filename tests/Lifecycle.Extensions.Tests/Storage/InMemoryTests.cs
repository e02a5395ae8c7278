using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Extensions.Tests.Storage;

public sealed class InMemoryHostTests : HostTests<InMemoryDatabase>;
