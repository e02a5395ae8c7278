using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore.Tests.Dialects;

public class RelationalDialectTests
{
    [Fact]
    public void A_context_of_another_provider_is_refused()
    {
        var options = new DbContextOptionsBuilder<LifecycleDbContext>().UseSqlite().Options;
        using var context = new LifecycleDbContext(options);

        var thrown = Assert.Throws<ArgumentException>(() =>
            RelationalLifecycleStore.In(context, PostgresDialect.Instance));

        Assert.StartsWith(
            "LifecycleDbContext uses Microsoft.EntityFrameworkCore.Sqlite, and the dialect is for "
                + "Npgsql.EntityFrameworkCore.PostgreSQL.",
            thrown.Message,
            StringComparison.Ordinal);
    }
}
