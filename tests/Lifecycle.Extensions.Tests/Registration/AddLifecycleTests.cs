using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Registration;

public class AddLifecycleTests
{
    private static readonly InlineLifecycle Slow = new("Slow", l => { l.StartsIn("a"); l.Stage("a").IsTerminal(); });
    private static readonly InlineLifecycle Fast = new("Fast", l => { l.StartsIn("b"); l.Stage("b").IsTerminal(); });

    public static TheoryData<Func<IServiceCollection, LifecycleRegistration>> Ways =>
        new()
        {
            services => services.AddLifecycle<GrantLifecycle>(),
            services => services.AddLifecycle(new GrantLifecycle()),
            services => services.AddLifecycle<GrantLifecycle, GrantStage, GrantTrigger, Grant>(),
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Each_overload_registers_a_lifecycle_that_runs(
        Func<IServiceCollection, LifecycleRegistration> register)
    {
        using var container = Container(services => Assert.Equal("GrantLifecycle", register(services).Name));
        using var scope = container.CreateScope();
        var instance = scope.ServiceProvider.Grants().Start(new());

        await instance.FireAsync(GrantTrigger.Submit);
        await instance.FireAsync(GrantTrigger.Award);

        Assert.Equal(GrantStage.Awarded, instance.Stage);
    }

    [Fact]
    public async Task An_instance_resumes_from_a_snapshot_in_another_scope()
    {
        using var container = Container(services => services.AddLifecycle<GrantLifecycle>());
        LifecycleSnapshot snapshot;
        using (var scope = container.CreateScope())
        {
            var instance = scope.ServiceProvider.Grants().Start(new());
            await instance.FireAsync(GrantTrigger.Submit);
            snapshot = instance.Snapshot();
        }

        using var other = container.CreateScope();

        Assert.Equal(snapshot, other.ServiceProvider.Grants().Resume(new(), snapshot).Snapshot());
    }

    [Fact]
    public void The_compiled_definition_is_a_singleton_with_its_plug_ins()
    {
        using var container = Container(services => services.AddLifecycle(new GrantLifecycle()).SwitchOff("SUB-03"));
        using var scope = container.CreateScope();

        var definition = container.GetRequiredService<LifecycleDefinition<GrantStage, GrantTrigger, Grant>>();

        Assert.Equal(["SUB-01", "SUB-02", "AWD-01"], definition.Graph.Criteria.Select(criterion => criterion.Id));
        Assert.Same(definition, scope.ServiceProvider.Grants().Definition);
        Assert.Same(definition.Graph, scope.ServiceProvider.Grants().Graph);
    }

    [Fact]
    public void Lifecycles_of_different_types_can_be_registered_together()
    {
        using var container = Container(services =>
        {
            services.AddLifecycle<GrantLifecycle>();
            services.AddLifecycle(Slow);
        });
        using var scope = container.CreateScope();

        Assert.Equal("GrantLifecycle", scope.ServiceProvider.Grants().Graph.Name);
        Assert.Equal("Slow", scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>().Graph.Name);
    }

    [Fact]
    public void Lifecycles_of_the_same_types_are_resolved_by_name()
    {
        using var container = Container(services =>
        {
            services.AddLifecycle(Slow);
            services.AddLifecycle(Fast);
        });
        using var scope = container.CreateScope();

        Assert.Equal(
            "Fast",
            scope.ServiceProvider.GetRequiredKeyedService<ILifecycle<string, string, string>>("Fast").Graph.Name);
        Assert.Equal(
            "Slow",
            container.GetRequiredKeyedService<LifecycleDefinition<string, string, string>>("Slow").Graph.Name);
    }

    [Fact]
    public void Resolving_one_of_several_lifecycles_of_the_same_types_by_type_throws()
    {
        using var container = Container(services =>
        {
            services.AddLifecycle(Slow);
            services.AddLifecycle(Fast);
        });
        using var scope = container.CreateScope();

        Assert.Equal(
            "Slow and Fast have the same types of stages, triggers and subjects, so a lifecycle cannot be resolved by "
                + "its types alone. Resolve it by name: [FromKeyedServices(\"Slow\")] or GetRequiredKeyedService.",
            Assert
                .Throws<LifecycleException>(
                    scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>)
                .Message);
    }

    [Fact]
    public void Registering_a_definition_again_returns_the_existing_registration()
    {
        var services = new ServiceCollection();

        Assert.Same(
            services.AddLifecycle<GrantLifecycle>().Definition,
            services.AddLifecycle<GrantLifecycle, GrantStage, GrantTrigger, Grant>().Definition);
        Assert.Same(services.AddLifecycle<GrantLifecycle>(), services.AddLifecycle<GrantLifecycle>());
        Assert.Same(
            services.AddLifecycle<GrantLifecycle>(),
            services.AddLifecycle<GrantLifecycle>().Configure(options => options.KeepHistory = false));
        Assert.Same(services.AddLifecycle(Slow), services.AddLifecycle(Slow));
    }

    [Fact]
    public void Another_definition_of_the_same_name_is_refused()
    {
        var services = new ServiceCollection();
        services.AddLifecycle(Slow);

        var exception = Assert.Throws<ArgumentException>(() =>
            services.AddLifecycle(new InlineLifecycle("slow", _ => { })));

        Assert.StartsWith(
            "A lifecycle slow is registered already, from another definition.",
            exception.Message,
            StringComparison.Ordinal);
    }
}
