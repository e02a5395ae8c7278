namespace Lifecycle.Tests;

/// <summary>A lifecycle written down inside a test.</summary>
internal sealed class InlineLifecycle<TStage, TTrigger, TSubject>(
    Action<LifecycleBuilder<TStage, TTrigger, TSubject>> define
) : LifecycleDefinition<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    protected override void Define(LifecycleBuilder<TStage, TTrigger, TSubject> lifecycle) => define(lifecycle);
}

/// <summary>Shorthand for lifecycles of strings.</summary>
internal static class InlineLifecycle
{
    public static InlineLifecycle<string, string, TSubject> Of<TSubject>(
        Action<LifecycleBuilder<string, string, TSubject>> define) => new(define);

    /// <summary>Subject and keys are strings.</summary>
    public static InlineLifecycle<string, string, string> Of(Action<LifecycleBuilder<string, string, string>> define) =>
        new(define);
}
