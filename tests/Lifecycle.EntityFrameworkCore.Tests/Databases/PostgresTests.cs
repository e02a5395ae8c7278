using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

[RequiresPostgres]
public sealed class PostgresConformanceTests : ConformanceTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresFaultTests : FaultTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresManagerTests : ManagerTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresDueDateTests : DueDateTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresEventTests : EventTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresRevisionTests : RevisionTests<PostgresDatabase>;
