namespace Lifecycle.Tests.Definitions;

public class PayloadActionTests
{
    [Fact]
    public async Task Actions_of_every_form_receive_the_payload_typed_and_in_order()
    {
        var log = new List<string>();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<HoldNotice>();
            l.Stage("a")
                .OnExit<HoldNotice>((_, notice) => log.Add($"exit {notice.Why}"))
                .OnExit<HoldNotice>(async (_, notice) =>
                {
                    await Task.Yield();
                    log.Add($"exit later {notice.Why}");
                })
                .OnExit<HoldNotice>((_, notice, _) => Add($"exit at last {notice.Why}"))
                .On("go")
                .OnTransition<HoldNotice>((context, notice) => log.Add($"{context.Trigger} {notice.Why}"))
                .OnTransition<object>(async (_, payload) =>
                {
                    await Task.Yield();
                    log.Add(payload.GetType().Name);
                })
                .OnTransition<HoldNotice>((_, notice, _) => Add($"at last {notice.Why}"))
                .GoTo("b");
            l.Stage("b")
                .OnEntry<HoldNotice>((_, notice) => log.Add($"enter {notice.Why}"))
                .OnEntry<HoldNotice>(async (_, notice) =>
                {
                    await Task.Yield();
                    log.Add($"enter later {notice.Why}");
                })
                .OnEntry<HoldNotice>((_, notice, _) => Add($"enter at last {notice.Why}"));
        }).Start("");

        await instance.FireAsync("go", new() { Payload = new HoldNotice("now") });

        Assert.Equal(
            [
                "exit now", "exit later now", "exit at last now", "go now", "HoldNotice", "at last now", "enter now",
                "enter later now", "enter at last now",
            ],
            log);

        ValueTask Add(string text)
        {
            log.Add(text);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public void An_action_whose_payload_a_trigger_does_not_carry_is_a_fault_of_the_definition() =>
        Assert.Equal(
            [
                "a on go: has an action that receives a HoldNotice, but go carries no payload; call "
                    + "Trigger(go).Carries<HoldNotice>(), or take what the trigger carries.",
                "b on back: has an action that receives a String, but back carries HoldNotice; call "
                    + "Trigger(back).Carries<String>(), or take what the trigger carries.",
            ],
            FaultsOf(l =>
            {
                l.Trigger("back").Carries<HoldNotice>();
                l.Stage("a").OnEntry<HoldNotice>((_, _) => { }).On("go").GoTo("b");
                l.Stage("b").OnEntry<HoldNotice>((_, _) => { }).OnExit<string>((_, _) => { }).On("back").GoTo("a");
            }));

    private sealed class Journal : IServiceProvider
    {
        public List<string> Lines { get; } = [];

        public object? GetService(Type serviceType) => serviceType == typeof(Journal) ? this : null;
    }

    private sealed class WriteDown(Journal journal) : ITransitionAction<string, string, string, HoldNotice>
    {
        public async ValueTask RunAsync(
            TransitionContext<string, string, string> context, HoldNotice notice, CancellationToken cancellationToken)
        {
            await Task.Yield();
            journal.Lines.Add($"{context.From} to {context.To}: {notice.Why}, {cancellationToken.CanBeCanceled}");
        }
    }

    private sealed class Forward(Journal journal) : ITransitionAction<string, string, string, object>
    {
        public ValueTask RunAsync(
            TransitionContext<string, string, string> context, object payload, CancellationToken cancellationToken)
        {
            journal.Lines.Add(payload.GetType().Name);
            return ValueTask.CompletedTask;
        }
    }

    private abstract class Unmakable : ITransitionAction<string, string, string, HoldNotice>
    {
        public abstract ValueTask RunAsync(
            TransitionContext<string, string, string> context, HoldNotice notice, CancellationToken cancellationToken);
    }

    [Fact]
    public async Task An_action_class_receives_the_payload_typed_wherever_actions_are_declared()
    {
        var journal = new Journal();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Trigger("go").Carries<HoldNotice>();
            l.Stage("a").OnExit<WriteDown>().On("go").OnTransition<Forward>().GoTo("b");
            l.Stage("b").OnEntry<WriteDown>();
        }).Start("", new() { Services = journal });
        using var cancellation = new CancellationTokenSource();

        await instance.FireAsync("go", new() { Payload = new HoldNotice("now") }, cancellation.Token);

        Assert.Equal(["a to b: now, True", "HoldNotice", "a to b: now, True"], journal.Lines);
    }

    [Fact]
    public void An_action_class_whose_payload_one_of_several_triggers_does_not_carry_is_a_fault_of_the_definition() =>
        Assert.Equal(
            [
                "a on go: has an action that receives a HoldNotice, but go carries no payload; call "
                    + "Trigger(go).Carries<HoldNotice>(), or take what the trigger carries.",
                "a on note: has an action that receives a HoldNotice, but note carries String; call "
                    + "Trigger(note).Carries<HoldNotice>(), or take what the trigger carries.",
                "b: action Unmakable is abstract and cannot be made.",
            ],
            FaultsOf(l =>
            {
                l.Trigger("hold").Carries<HoldNotice>();
                l.Trigger("note").Carries<string>();
                l.Stage("a").On("hold").GoTo("b").On("go").GoTo("b").On("note").GoTo("b");
                l.Stage("b").OnEntry<WriteDown>().OnExit<Unmakable>();
            }).Order(StringComparer.Ordinal));

    [Fact]
    public void An_async_void_action_is_one_too()
    {
#pragma warning disable VSTHRD101 // The fault is the point of the test.
        Action<TransitionContext<string, string, string>, string> action = async (_, _) => await Task.Yield();
#pragma warning restore VSTHRD101

        Assert.Contains("async void", Assert.Single(FaultsOf(l =>
        {
            l.Trigger("go").Carries<string>();
            l.Stage("a").On("go").OnTransition(action).GoTo("b");
        })));
    }

    private static IEnumerable<string> FaultsOf(Action<LifecycleBuilder<string, string, string>> define) =>
        Assert.Throws<DefinitionException>(() => InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            define(l);
        }).Graph).Faults.Select(fault => fault.ToString());
}
