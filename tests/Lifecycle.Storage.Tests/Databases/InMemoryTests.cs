using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.Storage.Tests.Databases;

public sealed class InMemoryConformanceTests : ConformanceTests<InMemoryDatabase>;

public sealed class InMemoryFaultTests : FaultTests<InMemoryDatabase>;

public sealed class InMemoryManagerTests : ManagerTests<InMemoryDatabase>;

public sealed class InMemoryDueDateTests : DueDateTests<InMemoryDatabase>;

public sealed class InMemoryEntryTimeTests : EntryTimeTests<InMemoryDatabase>;

public sealed class InMemoryEventTests : EventTests<InMemoryDatabase>;

public sealed class InMemoryRefusalTests : RefusalTests<InMemoryDatabase>;

public sealed class InMemoryRevisionTests : RevisionTests<InMemoryDatabase>;

public sealed class InMemoryUpdateTests : UpdateTests<InMemoryDatabase>;

public sealed class InMemoryBlockedByTests : BlockedByTests<InMemoryDatabase>;

public sealed class InMemoryFingerprintTests : FingerprintTests<InMemoryDatabase>;

public sealed class InMemoryResultVersionTests : ResultVersionTests<InMemoryDatabase>;
