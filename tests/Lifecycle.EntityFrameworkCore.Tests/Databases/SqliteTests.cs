using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

public sealed class SqliteConformanceTests : ConformanceTests<SqliteDatabase>;

public sealed class SqliteFaultTests : FaultTests<SqliteDatabase>;

public sealed class SqliteManagerTests : ManagerTests<SqliteDatabase>;

public sealed class SqliteDueDateTests : DueDateTests<SqliteDatabase>;

public sealed class SqliteEventTests : EventTests<SqliteDatabase>;

public sealed class SqliteRevisionTests : RevisionTests<SqliteDatabase>;
