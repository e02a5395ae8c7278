namespace Lifecycle.Tests.Execution;

public class StepActionTests
{
    [Fact]
    public async Task An_action_that_returns_a_task_is_awaited()
    {
        var instance = InlineLifecycle
            .Of(l =>
            {
                l.StartsIn("a");
                l.Stage("a")
                    .OnExit(async _ =>
                    {
                        await Task.Yield();
                        throw new InvalidOperationException("boom");
                    })
                    .On("go").GoTo("b");
                l.Stage("b")
                    .OnEntry(async _ => await Task.Yield())
                    .On("stay")
                    .OnTransition(_ => Task.FromException(new InvalidOperationException("boom")))
                    .Stay();
            })
            .Start("");

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.TryFireAsync("go"));

        Assert.Equal("a", instance.Stage);
    }

    private sealed class Journal : IServiceProvider
    {
        public List<string> Lines { get; } = [];

        public object? GetService(Type serviceType) => serviceType == typeof(Journal) ? this : null;
    }

    private sealed class WriteDown : ITransitionAction<string, string, string>
    {
        private readonly Journal _journal;

        public WriteDown(Journal journal) => _journal = journal;

        public WriteDown(Journal journal, IFormatProvider format) => throw new InvalidOperationException($"{format}");

        public async ValueTask RunAsync(
            TransitionContext<string, string, string> context, CancellationToken cancellationToken)
        {
            await Task.Yield();
            _journal.Lines.Add($"{context.Trigger} from {context.From} to {context.To}");
        }
    }

    private sealed class Refuse : ITransitionAction<string, string, string>
    {
        public ValueTask RunAsync(
            TransitionContext<string, string, string> context, CancellationToken cancellationToken) =>
            throw new TimeoutException("too late");
    }

    private abstract class Unmakable : ITransitionAction<string, string, string>
    {
        public abstract ValueTask RunAsync(
            TransitionContext<string, string, string> context, CancellationToken cancellationToken);
    }

    private static InlineLifecycle<string, string, string> OfClasses() => InlineLifecycle.Of(l =>
    {
        l.StartsIn("a");
        l.Stage("a")
            .OnExit<WriteDown>()
            .On("go").OnTransition<WriteDown>().GoTo("b");
        l.Stage("b").OnEntry<WriteDown>().On("fail").OnTransition<Refuse>().Stay();
    });

    [Fact]
    public async Task Action_classes_are_made_from_the_services_wherever_actions_are_declared()
    {
        var journal = new Journal();
        var instance = OfClasses().Start("", new() { Services = journal });

        await instance.FireAsync("go");

        Assert.Equal(Enumerable.Repeat("go from a to b", 3), journal.Lines);
    }

    [Fact]
    public async Task The_exception_of_an_action_class_reaches_the_caller_and_nothing_changes()
    {
        var instance = OfClasses().Resume("", "b", options: new() { Services = new Journal() });

        await Assert.ThrowsAsync<TimeoutException>(async () => await instance.TryFireAsync("fail"));

        Assert.Equal(0, instance.Version);
    }

    [Fact]
    public void Starting_without_services_throws_if_an_action_class_needs_them() =>
        Assert.Contains(
            "requires WriteDown, which needs Journal",
            Assert.Throws<LifecycleException>(() => OfClasses().Start("")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_abstract_action_class_is_a_fault_of_the_definition() =>
        Assert.Contains(
            "a: action Unmakable is abstract and cannot be made.",
            Assert.Throws<DefinitionException>(() => InlineLifecycle.Of(l =>
            {
                l.StartsIn("a");
                l.Stage("a").OnExit<Unmakable>();
            }).Graph).Message,
            StringComparison.Ordinal);
}
