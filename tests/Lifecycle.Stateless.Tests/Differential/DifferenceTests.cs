using static Lifecycle.Interop.Tests.Differential.DifferenceTests.Step;

namespace Lifecycle.Interop.Tests.Differential;

/// <summary>
/// The differences of docs/decisions/0004 that random definitions do not contain, each shown in both libraries.
/// </summary>
public class DifferenceTests
{
    public enum Step
    {
        Begin,
        End,
        Go,
        Back,
    }

    private readonly List<string> _log = [];

    [Fact]
    public async Task An_action_that_throws_leaves_ours_in_its_stage_and_moves_theirs()
    {
        var theirs = new StateMachine<Step, Step>(Begin);
        theirs.Configure(Begin).Permit(Go, End);
        theirs.Configure(End).OnEntry(() => throw new TimeoutException());
        var ours = Define(lifecycle =>
        {
            lifecycle.Stage(Begin).On(Go).GoTo(End);
            lifecycle.Stage(End).OnEntry(_ => throw new TimeoutException()).IsTerminal();
        });

        Assert.Throws<TimeoutException>(() => theirs.Fire(Go));
        await Assert.ThrowsAsync<TimeoutException>(async () => await ours.FireAsync(Go));

        Assert.Equal(End, theirs.State);
        Assert.Equal(Begin, ours.Stage);
    }

    [Fact]
    public async Task During_an_entry_action_theirs_is_in_the_new_state_and_ours_in_the_old()
    {
        var theirs = new StateMachine<Step, Step>(Begin);
        theirs.Configure(Begin).Permit(Go, End);
        theirs.Configure(End).OnEntry(() => _log.Add($"theirs in {theirs.State}"));
        LifecycleInstance<Step, Step, object>? ours = null;
        ours = Define(lifecycle =>
        {
            lifecycle.Stage(Begin).On(Go).GoTo(End);
            lifecycle.Stage(End).OnEntry(_ => _log.Add($"ours in {ours!.Stage}")).IsTerminal();
        });

        theirs.Fire(Go);
        await ours.FireAsync(Go);

        Assert.Equal(["theirs in End", "ours in Begin"], _log);
    }

    [Fact]
    public async Task Theirs_queues_a_fire_from_an_action_and_ours_throws_but_has_follow_ups()
    {
        var theirs = new StateMachine<Step, Step>(Begin);
        theirs.Configure(Begin).Permit(Go, End).OnEntry(() => _log.Add("theirs back"));
        theirs.Configure(End).OnEntry(() => theirs.Fire(Back)).Permit(Back, Begin);
        LifecycleInstance<Step, Step, object>? direct = null;
        direct = Define(lifecycle =>
        {
            lifecycle.Stage(Begin).On(Go).GoTo(End);
            lifecycle
                .Stage(End)
                .OnEntry(
                    async (_, cancellationToken) => await direct!.FireAsync(Back, cancellationToken: cancellationToken))
                .On(Back).GoTo(Begin);
        });
        var followUp = Define(lifecycle =>
        {
            lifecycle.Stage(Begin).OnEntry(_ => _log.Add("ours back")).On(Go).GoTo(End);
            lifecycle.Stage(End).OnEntry(context => context.Then(Back)).On(Back).GoTo(Begin);
        });

        theirs.Fire(Go);
        await Assert.ThrowsAsync<ReentrantFireException>(async () => await direct.FireAsync(Go));
        await followUp.FireAsync(Go);

        Assert.Equal(["theirs back", "ours back"], _log);
        Assert.Equal((Begin, Begin, Begin), (theirs.State, direct.Stage, followUp.Stage));
    }

    [Fact]
    public void An_inherited_move_to_the_same_stage_has_no_effect_in_theirs_and_is_a_fault_in_ours()
    {
        var theirs = new StateMachine<Step, Step>(Begin);
        theirs.Configure(Begin).SubstateOf(Back).OnExit(() => _log.Add("left"));
        theirs.Configure(Back).Permit(Go, Begin);

        theirs.Fire(Go);

        Assert.Empty(_log);
        Assert.Throws<DefinitionException>(() => Define(lifecycle =>
        {
            lifecycle.Stage(Begin).Within(Back);
            lifecycle.Stage(Back).On(Go).GoTo(Begin);
        }));
    }

    [Fact]
    public async Task A_machine_can_be_in_a_superstate_and_an_instance_cannot_be_in_a_superstage()
    {
        var theirs = new StateMachine<Step, Step>(Begin);
        theirs.Configure(Begin).Permit(Go, Back);
#pragma warning disable LFC4015 // It only makes the other state a superstate, so nothing has to reach it.
        theirs.Configure(End).SubstateOf(Back);
#pragma warning restore LFC4015
        var ours = Define(lifecycle =>
        {
            lifecycle.Stage(Begin).On(Go).GoTo(Back);
            lifecycle.Stage(Back).StartsIn(End);
            lifecycle.Stage(End).Within(Back).IsTerminal();
        });

        theirs.Fire(Go);
        await ours.FireAsync(Go);

        Assert.Equal((Back, End), (theirs.State, ours.Stage));
        Assert.Throws<DefinitionException>(() => Define(lifecycle =>
        {
            lifecycle.Stage(Begin).On(Go).GoTo(Back);
            lifecycle.Stage(End).Within(Back);
        }));
    }

    [Fact]
    public void Theirs_has_no_return_and_a_dynamic_destination_is_an_omission()
    {
        var theirs = new StateMachine<Step, Step>(Begin);
        theirs.Configure(Begin).Permit(Go, End);
        theirs.Configure(End).PermitDynamic(Back, () => Begin);

        theirs.ToLifecycleGraph(out var omissions);

        Assert.Single(omissions);
    }

    private static LifecycleInstance<Step, Step, object> Define(Action<LifecycleBuilder<Step, Step, object>> define)
    {
        var definition = new Given(define);
        return definition.Start(new());
    }

    private sealed class Given(Action<LifecycleBuilder<Step, Step, object>> define)
        : LifecycleDefinition<Step, Step, object>
    {
        protected override void Define(LifecycleBuilder<Step, Step, object> lifecycle)
        {
            lifecycle.StartsIn(Begin);
            define(lifecycle);
        }
    }
}
