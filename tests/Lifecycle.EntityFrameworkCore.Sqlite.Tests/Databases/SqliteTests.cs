using Lifecycle.EntityFrameworkCore.Tests.Registration;
using Lifecycle.EntityFrameworkCore.Tests.Relational;
using Lifecycle.Extensions.Tests.Hosting;
using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;

public sealed class SqliteConformanceTests : ConformanceTests<SqliteDatabase>;

public sealed class SqliteFaultTests : FaultTests<SqliteDatabase>;

public sealed class SqliteManagerTests : ManagerTests<SqliteDatabase>;

public sealed class SqliteDueDateTests : DueDateTests<SqliteDatabase>;

public sealed class SqliteEntryTimeTests : EntryTimeTests<SqliteDatabase>;

public sealed class SqliteEventTests : EventTests<SqliteDatabase>;

public sealed class SqliteRefusalTests : RefusalTests<SqliteDatabase>;

public sealed class SqliteRevisionTests : RevisionTests<SqliteDatabase>;

public sealed class SqliteUpdateTests : UpdateTests<SqliteDatabase>;

public sealed class SqliteHostTests : HostTests<SqliteDatabase>;

public sealed class SqliteOutboxTests : OutboxTests<SqliteDatabase>;

public sealed class SqliteRegistrationTests : RegistrationTests<SqliteDatabase>;

public sealed class SqliteDbContextTests : DbContextTests<SqliteDatabase>;

public sealed class SqliteProcessTests : ProcessTests<SqliteDatabase>;

public sealed class SqliteUnreadableRowTests : UnreadableRowTests<SqliteDatabase>;

public sealed class SqliteCommandTests : CommandTests<SqliteDatabase>;

public sealed class SqliteFailureTests : FailureTests<SqliteDatabase>;

public sealed class SqliteRetryingStrategyTests : RetryingStrategyTests<SqliteDatabase>;

public sealed class SqliteOwnTransactionTests : OwnTransactionTests<SqliteDatabase>;

public sealed class SqliteBlockedByTests : BlockedByTests<SqliteDatabase>;

public sealed class SqliteFingerprintTests : FingerprintTests<SqliteDatabase>;

public sealed class SqliteResultVersionTests : ResultVersionTests<SqliteDatabase>;

public sealed class SqliteQueryPlanTests : QueryPlanTests<SqliteDatabase>;

public sealed class SqliteDefaultSchemaTests : DefaultSchemaTests<SqliteDatabase>;

public sealed class SqliteDamageTests : DamageTests<SqliteDatabase>;

public sealed class SqliteOwnTransactionHostTests : OwnTransactionHostTests<SqliteDatabase>;

public sealed class SqliteDueIndexTests : DueIndexTests<SqliteDatabase>;
