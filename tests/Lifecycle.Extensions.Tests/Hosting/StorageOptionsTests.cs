using static Lifecycle.Storage.Tests.GrantStage;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

public class StorageOptionsTests
{
    [Fact]
    public void Faults_of_the_storage_options_are_reported_when_the_manager_is_resolved()
    {
        var services = new ServiceCollection();
        services
            .AddLifecycle(new Stored.GrantLifecycle())
            .UseInMemory()
            .ConfigureStorage(storage => (storage.Attempts, storage.DueInterval) = (0, TimeSpan.Zero));
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();

        var thrown = Assert.Throws<LifecycleConfigurationException>(
            scope.ServiceProvider.GetRequiredService<
                ILifecycleManager<Stored.GrantStage, Stored.GrantTrigger, Stored.Grant>>);

        Assert.Contains(
            "Grant: no JSON options are set to store a Grant with; set them with ConfigureStorage(options => "
                + "options.Json = …).",
            thrown.Message,
            StringComparison.Ordinal);
        Assert.Contains("Attempts is 0", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("DueInterval is 00:00:00", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_arguments_are_refused_at_once()
    {
        var registration = new ServiceCollection().AddLifecycle(new Stored.GrantLifecycle());

        Assert.ThrowsAny<ArgumentException>(() => registration.UseStore(null!));
        Assert.ThrowsAny<ArgumentException>(() =>
            registration.MigrateStages(stages => stages.Rename("a", Draft).Rename("a", Open)));
    }
}
