using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Extensions.Tests.Hosting;

public sealed class InMemoryHostTests : HostTests<InMemoryDatabase>;

public sealed class InMemoryOutboxTests : OutboxTests<InMemoryDatabase>;
