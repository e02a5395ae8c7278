using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Lifecycle.Interop.Tests.Differential;

/// <summary>
/// Compares the engine with Stateless on the same random definitions. docs/decisions/0004 explains the intended
/// differences; for each of them, a condition here asserts the difference itself.
/// </summary>
public class DifferentialTests(ITestOutputHelper output)
{
    private const int CaseCount = 10_000;

    [Fact]
    public void Both_engines_agree_on_random_definitions_and_triggers()
    {
        var seed = (ulong)Random.Shared.NextInt64();
        output.WriteLine($"Seed {seed}, {CaseCount} cases.");
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(CaseCount).WithReplay(seed, 1),
            Prop.ForAll(Cases.Arbitrary(), each => Agree(each, what => seen[what] = seen.GetValueOrDefault(what) + 1)));

        foreach (var (what, count) in seen)
            output.WriteLine($"{count} × {what}");
        string[] common =
        [
            "A superstage is entered again",
            "Ignored",
            "Moved",
            "NotPermitted",
            "Refused",
            "Stayed",
            "Two guards hold",
        ];
        Assert.Empty(common.Except(seen.Keys));
    }

    [Fact]
    public void A_superstage_may_be_left_and_not_entered_again()
    {
        var seen = new List<string>();
        var blueprint = new Blueprint(
            [null, 0, 1, 1, null],
            4,
            [new(4, 0, TransitionKind.Move, 3), new(3, 1, TransitionKind.Move, 0)]);

        Agree(new(blueprint, [new(null, 0), new(null, 1)]), seen.Add);

        Assert.Equal(["Moved", "Moved", "A superstage is left and not entered"], seen);
    }

    private static void Agree(Case each, Action<string> count)
    {
        var (ours, theirs) = (new BlueprintSubject(), new BlueprintSubject());
        var instance = each.Blueprint.ToDefinition().Start(ours);
        var machine = new BlueprintMachine(each.Blueprint, theirs);
        foreach (var (toggle, trigger) in each.Fires)
        {
            if (toggle is { } guard)
            {
                Toggle(ours.Guards, guard);
                Toggle(theirs.Guards, guard);
            }

            ComparePermitted(each.Blueprint, instance, machine);
            var before = instance.Stage;
            ours.Log.Clear();
            theirs.Log.Clear();
            var result = Completed(instance.TryFireAsync(trigger));
            var outcome = machine.Fire(trigger);

            if (outcome is null)
            {
                // Ours takes the first branch whose condition holds.
                count("Two guards hold");
                Assert.True(result.Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed);
                machine.State = instance.Stage;
                continue;
            }

            count($"{outcome}");
            Assert.Equal(outcome, result.Outcome);
            var transition =
                result.Outcome == TransitionOutcome.Moved ? Taken(each.Blueprint, before, trigger, ours.Guards) : null;
            if (transition is { Kind: TransitionKind.ReEntry } again && again.Stage != before)
            {
                // Ours enters the same stage again. Stateless enters the superstate and then its initial substate.
                count("A superstage is entered again");
                Assert.Equal(before, instance.Stage);
                Assert.Equal(each.Blueprint.LeafOf(again.Stage), machine.State);
                machine.State = instance.Stage;
            }
            else if (transition is { Kind: TransitionKind.Move } move
                && Around(each.Blueprint, before, instance.Stage, move.Target) is [_, ..] around)
            {
                // Ours stays in the superstages that both stages lie within. Stateless exits them on its way to the
                // target superstate, and does not enter them again.
                count("A superstage is left and not entered");
                Assert.Equal(instance.Stage, machine.State);
                Assert.Equal(theirs.Log.Except(around.Select(state => $"exit {state}")), ours.Log);
            }
            else
            {
                Assert.Equal(instance.Stage, machine.State);
                Assert.Equal(theirs.Log, ours.Log);
            }
        }
    }

    /// <summary>The common superstages of two stages that lie within a third stage.</summary>
    private static int[] Around(Blueprint blueprint, int from, int to, int within) =>
        [
            .. blueprint
                .Lineage(from)
                .Intersect(blueprint.Lineage(to))
                .Where(state => state != within && blueprint.Lineage(state).Contains(within)),
        ];

    private static void ComparePermitted(
        Blueprint blueprint,
        LifecycleInstance<int, int, BlueprintSubject> instance,
        BlueprintMachine machine)
    {
        var prospects = Completed(instance.EvaluateAllAsync());
        foreach (var trigger in blueprint.Rules.Select(rule => rule.Trigger).Distinct())
            Assert.Equal(machine.Permits(trigger) ?? true, prospects[trigger].IsOpen);
    }

    /// <summary>
    /// The rule that applies: the first whose guard holds, searched from the innermost state outwards.
    /// </summary>
    private static BlueprintRule Taken(Blueprint blueprint, int state, int trigger, ISet<int> guards) =>
        blueprint.Lineage(state)
            .SelectMany(each => blueprint.Rules.Where(rule => rule.Stage == each && rule.Trigger == trigger))
            .First(rule => rule.Guard is not { } guard || guards.Contains(guard));

    private static void Toggle(ISet<int> guards, int guard)
    {
        if (!guards.Remove(guard))
            guards.Add(guard);
    }

    private static T Completed<T>(ValueTask<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }
}
