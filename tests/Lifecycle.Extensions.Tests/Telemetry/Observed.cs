namespace Lifecycle.Extensions.Tests.Telemetry;

/// <summary>A lifecycle in which everything can happen that is observed.</summary>
internal static class Observed
{
    public static readonly InlineLifecycle Definition = new("Observed", l =>
    {
        l.StartsIn("a");
        l.Stage("a")
            .On("go")
            .Requires("MET", _ => true, "Never.")
            .GoTo("b")
            .On("stop")
            .Requires("NO-1", _ => false, "Never.")
            .Requires("NO-2", _ => false, "Never.")
            .GoTo("b")
            .On("break")
            .Requires("BAD", _ => throw new InvalidOperationException("The service is down."), "Never.")
            .GoTo("b")
            .On("fail")
            .OnTransition(_ => throw new InvalidOperationException("The action failed."))
            .Stay()
            .On("time out")
            .OnTransition(_ => throw new TaskCanceledException("It took 100 s.", new TimeoutException(), new(true)))
            .Stay()
            .On("follow")
            .OnTransition(context => context.Then("go"))
            .Stay()
            .Ignore("nothing");
        l.Stage("b").IsTerminal();
    });

    public static ILifecycle<string, string, string> Lifecycle(IServiceProvider scope) =>
        scope.GetRequiredService<ILifecycle<string, string, string>>();

    /// <summary>Fires in the first stage, whatever comes of it.</summary>
    public static async Task FireAsync(
        IServiceProvider container,
        string trigger,
        TransitionCommand? command = null,
        CancellationToken cancellationToken = default)
    {
        await using var scope = container.CreateAsyncScope();
        try
        {
            var instance = Lifecycle(scope.ServiceProvider).Resume("subject", "a");
            await instance.TryFireAsync(trigger, command, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException)
        {
            // The observers are what the test looks at.
        }
    }
}
