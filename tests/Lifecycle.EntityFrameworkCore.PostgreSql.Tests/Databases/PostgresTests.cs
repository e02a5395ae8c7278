using Lifecycle.EntityFrameworkCore.Tests.Registration;
using Lifecycle.EntityFrameworkCore.Tests.Relational;
using Lifecycle.Extensions.Tests.Hosting;
using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;

[RequiresPostgres]
public sealed class PostgresConformanceTests : ConformanceTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresFaultTests : FaultTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresManagerTests : ManagerTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresDueDateTests : DueDateTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresEntryTimeTests : EntryTimeTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresEventTests : EventTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresRefusalTests : RefusalTests<PostgresDatabase>;

public sealed class PostgresRevisionTests : RevisionTests<PostgresDatabase>;

public sealed class PostgresUpdateTests : UpdateTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresHostTests : HostTests<PostgresDatabase>;

public sealed class PostgresOutboxTests : OutboxTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresRegistrationTests : RegistrationTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresProcessTests : ProcessTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresUnreadableRowTests : UnreadableRowTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresCommandTests : CommandTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresRetryingStrategyTests : RetryingStrategyTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresDbContextTests : DbContextTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresBlockedByTests : BlockedByTests<PostgresDatabase>;

public sealed class PostgresFingerprintTests : FingerprintTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresResultVersionTests : ResultVersionTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresQueryPlanTests : QueryPlanTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresDefaultSchemaTests : DefaultSchemaTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresDamageTests : DamageTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresOwnTransactionHostTests : OwnTransactionHostTests<PostgresDatabase>;

[RequiresPostgres]
public sealed class PostgresDueIndexTests : DueIndexTests<PostgresDatabase>;
