using System.Reflection;
using System.Runtime.Versioning;
using Leaves;
using Lifecycle;
using Microsoft.Extensions.DependencyInjection;

// Each method is the example in the README of a package. `.ci/run` compares the output with expected.txt.
await InstanceAsync();
await ManagerAsync();
await ContainerAsync();
Type[] packages = [typeof(LeaveLifecycle).BaseType!, typeof(InMemoryLifecycleStore), typeof(LifecycleRegistration)];
foreach (var assembly in packages.Select(type => type.Assembly))
{
    var framework = assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
    Console.WriteLine($"{assembly.GetName().Name}: {framework}");
}

static async Task InstanceAsync()
{
    var leave = new Leave { Days = 5 };
    var instance = new LeaveLifecycle().Start(leave);

    Console.WriteLine(await instance.TryFireAsync(LeaveTrigger.Submit));    // refused, with every reason
    leave.Deputy = "Ann";
    Console.WriteLine(await instance.FireAsync(LeaveTrigger.Submit));       // throws if it is refused
}

static async Task ManagerAsync()
{
    var store = new InMemoryLifecycleStore();
    var manager = new LifecycleManager<LeaveStage, LeaveTrigger, Leave>(
        new LeaveLifecycle(), store, LeaveJson.Default.Leave);

    await manager.StartAsync("2026-17", new Leave { Days = 5 });
    // A refusal is recorded too.
    _ = await manager.TryFireAsync("2026-17", LeaveTrigger.Submit, new() { Actor = "Bob" });
    await manager.UpdateAsync("2026-17", leave => leave.Deputy = "Ann");
    await manager.FireAsync("2026-17", LeaveTrigger.Submit, new() { Actor = "Bob", CommandId = "submit-17" });

    Console.WriteLine((await manager.VerifyHistoryAsync("2026-17")).IsWhole);
}

static async Task ContainerAsync()
{
    var services = new ServiceCollection();
    services.AddLifecycle<LeaveLifecycle>()
        .ConfigureStorage(storage => storage.Json = LeaveJson.Default.Options)
        .UseInMemory();

    await using var provider = services.BuildServiceProvider();
    await using var scope = provider.CreateAsyncScope();
    var manager = scope.ServiceProvider.GetRequiredService<ILifecycleManager<LeaveStage, LeaveTrigger, Leave>>();
    await manager.StartAsync("2026-18", new Leave { Days = 1, Deputy = "Ann" });
    Console.WriteLine(await manager.FireAsync("2026-18", LeaveTrigger.Submit));
}
