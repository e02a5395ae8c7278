using System.Collections.Concurrent;

namespace Lifecycle.Tests.Execution;

/// <summary>Where criteria and actions run, seen from a thread like that of a user interface.</summary>
public class SynchronizationContextTests
{
    private static readonly InlineLifecycle<string, string, List<(string Code, bool InContext)>> Lifecycle =
        InlineLifecycle.Of<List<(string Code, bool InContext)>>(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go")
                .Requires(new("C", "It waits"), async (c, token) =>
                {
                    Note(c.Subject, "first criterion");
                    await Task.Delay(1, token).ConfigureAwait(false);
                    return CriterionResult.Met();
                })
                .Requires(new("D", "It does not"), (c, _) =>
                {
                    Note(c.Subject, "second criterion");
                    return new(CriterionResult.Met());
                })
                .OnTransition(async (c, _) =>
                {
                    Note(c.Subject, "first action");
                    await Task.Yield();
                })
                .OnTransition(c => Note(c.Subject, "second action"))
                .OnTransition(c =>
                {
                    if (c.Subject.Count < 10)
                        c.Then("go");
                })
                .Stay();
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Criteria_and_actions_run_in_the_context_of_the_caller_if_it_is_kept(bool isKept)
    {
        var ran = new List<(string Code, bool InContext)>();
        var instance = Lifecycle.Start(ran, new() { KeepSynchronizationContext = isKept });

        UserInterface.Run(async () =>
        {
            var first = instance.FireAsync("go").AsTask();
            var second = instance.FireAsync("go").AsTask();
            await Task.WhenAll(first, second);
        });

        Assert.Equal(16, ran.Count);
        Assert.Equal(("first criterion", true), ran[0]);
        Assert.Equal(isKept, ran.All(code => code.InContext));
    }

    private static void Note(List<(string Code, bool InContext)> ran, string code) =>
        ran.Add((code, SynchronizationContext.Current is UserInterface));

    /// <summary>Runs everything that is posted on one thread.</summary>
    private sealed class UserInterface : SynchronizationContext
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posted = [];

        public static void Run(Func<Task> work)
        {
            var context = new UserInterface();
            var thread = new Thread(() =>
            {
                SetSynchronizationContext(context);
                var whole = work();
                whole.ContinueWith(_ => context._posted.CompleteAdding(), TaskScheduler.Default);
                foreach (var (callback, state) in context._posted.GetConsumingEnumerable())
                    callback(state);
                whole.GetAwaiter().GetResult();
            });
            thread.Start();
            Assert.True(thread.Join(TimeSpan.FromMinutes(1)));
        }

        public override void Post(SendOrPostCallback d, object? state) => _posted.Add((d, state));
    }
}
