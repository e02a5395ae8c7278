namespace Lifecycle.Analyzers.Tests.Usage.CorrectCode;

/// <summary>Verifies that code which runs to its end is not reported.</summary>
internal static class Correct
{
    /// <summary>Verifies statements of a method.</summary>
    /// <param name="statements">The statements; <c>any</c> and <c>other</c> are articles in unknown stages,
    /// <c>draft</c> is a new one, and <c>Kept</c> is a field.</param>
    /// <param name="members">Further members of the class of the method.</param>
    /// <param name="types">Further types.</param>
    public static Task VerifyAsync(string statements, string members = "", string types = "") =>
        Scenario.VerifyAsync(
            $$"""
            using static Stage;
            using static Trigger;
            using Held = Lifecycle.LifecycleInstance<Stage, Trigger, Article>;

            {{types}}

            public class Desk
            {
                public LifecycleInstance<Stage, Trigger, Article> Kept = Shelf.Lifecycle.Start(new());
                {{members}}

                public async Task RunAsync(
                    LifecycleInstance<Stage, Trigger, Article> any,
                    LifecycleInstance<Stage, Trigger, Article> other,
                    bool flag)
                {
                    var draft = Shelf.Lifecycle.Start(new());
                    await Task.Yield();
                    {{statements}}
                }
            }
            """,
            "LFC1",
            Articles.Definition);
}
