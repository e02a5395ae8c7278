namespace Lifecycle.Tests;

/// <summary>A lifecycle that a test declares in place.</summary>
internal sealed class InlineLifecycle<TStage, TTrigger, TSubject>(
    Action<LifecycleBuilder<TStage, TTrigger, TSubject>> define)
    : LifecycleDefinition<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    protected override void Define(LifecycleBuilder<TStage, TTrigger, TSubject> lifecycle) => define(lifecycle);
}

/// <summary>Makes lifecycles whose stages and triggers are strings.</summary>
internal static class InlineLifecycle
{
    public static InlineLifecycle<string, string, TSubject> Of<TSubject>(
        Action<LifecycleBuilder<string, string, TSubject>> define) => new(define);

    /// <summary>Makes a lifecycle whose subject is a string, too.</summary>
    public static InlineLifecycle<string, string, string> Of(Action<LifecycleBuilder<string, string, string>> define) =>
        new(define);
}
