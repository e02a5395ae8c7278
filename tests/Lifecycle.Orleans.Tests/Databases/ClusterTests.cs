using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;
using Lifecycle.Orleans.Tests.Grains;
using Lifecycle.Orleans.Tests.Managers;
using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Orleans.Tests.Databases;

public sealed class InMemoryGrainManagerTests : GrainManagerTests<InMemoryDatabase>;

public sealed class SqliteGrainManagerTests : GrainManagerTests<SqliteDatabase>;

[RequiresPostgres]
public sealed class PostgresGrainManagerTests : GrainManagerTests<PostgresDatabase>;

public sealed class InMemoryStaleMemoryTests : StaleMemoryTests<InMemoryDatabase>;

public sealed class SqliteStaleMemoryTests : StaleMemoryTests<SqliteDatabase>;

[RequiresPostgres]
public sealed class PostgresStaleMemoryTests : StaleMemoryTests<PostgresDatabase>;

public sealed class InMemoryKilledSiloTests : KilledSiloTests<InMemoryDatabase>;

public sealed class SqliteKilledSiloTests : KilledSiloTests<SqliteDatabase>;

[RequiresPostgres]
public sealed class PostgresKilledSiloTests : KilledSiloTests<PostgresDatabase>;
