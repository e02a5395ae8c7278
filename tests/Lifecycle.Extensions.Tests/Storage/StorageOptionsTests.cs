namespace Lifecycle.Extensions.Tests.Storage;

using Lifecycle.Storage.Tests;
using static Lifecycle.Storage.Tests.GrantStage;

public class StorageOptionsTests
{
    [Fact]
    public void Faults_of_the_storage_options_are_reported_when_the_manager_is_resolved()
    {
        var services = new ServiceCollection();
        services
            .AddLifecycle(new GrantLifecycle())
            .UseInMemory()
            .ConfigureStorage(storage => (storage.Attempts, storage.DueInterval) = (0, TimeSpan.Zero));
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();

        var thrown = Assert.Throws<LifecycleConfigurationException>(
            scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>);

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
        var registration = new ServiceCollection().AddLifecycle(new GrantLifecycle());

        Assert.ThrowsAny<ArgumentException>(() => registration.UseStore(null!));
        Assert.ThrowsAny<ArgumentException>(() =>
            registration.MigrateStages(stages => stages.Rename("a", Draft).Rename("a", Open)));
    }
}
