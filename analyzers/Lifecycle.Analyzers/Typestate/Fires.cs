using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Fires: the judgement of each, and its effect on the instance.</summary>
internal sealed class Fires(Vocabulary vocabulary, Memory memory, Findings findings)
{
    public Value? Fire(IInvocationOperation call, FireAct fire, InstanceValue value)
    {
        if (memory.StateOf(value) is not { } instance)
            return null;

        if (fire.Trigger is null)
        {
            memory.Move(value.Id, instance.ReachableClosure());
            return null;
        }

        if (vocabulary.ReportsFires && !instance.Stages.IsEmpty)
            findings.Add(
                new(FindingKind.Fire, call.Syntax.GetLocation(), instance, fire.Trigger, StageSet.Empty)
                {
                    Call = call,
                });

        var transfer = instance.Graph.Transfer(instance.Stages, fire.Trigger);
        var where = call.Syntax.GetLocation();
        var isRefused = transfer.Accepted.IsEmpty && !instance.Stages.IsEmpty;
        if (Tasks.IsAwaitable(call.TargetMethod) && !Tasks.IsAwaited(call))
        {
            // The refusal is in the task, and the fire may take effect at any time from here on.
            memory.Capture(value);
            return new TaskValue(
                isRefused && fire.Throws
                    ? new(
                        FindingKind.ImpossibleFire,
                        where,
                        instance,
                        fire.Trigger,
                        instance.Graph.Permitting(fire.Trigger))
                    : null);
        }

        Judge(call, fire, instance, transfer);
        if (!fire.Throws)
        {
            memory.Move(value.Id, instance with { Stages = transfer.Accepted | instance.Stages, KnownAt = where });
            return new ResultValue(value.Id, instance.Stages, transfer);
        }

        if (transfer.Accepted.IsEmpty)
        {
            findings.AddFatal(
                new(
                    FindingKind.ImpossibleFire,
                    where,
                    instance,
                    fire.Trigger,
                    instance.Graph.Permitting(fire.Trigger)));
            memory.Stop();
            return null;
        }

        var moved = instance with { Stages = transfer.Accepted, KnownAt = where };
        if (vocabulary.IsAtomic && !instance.Graph.MayFollowUp(instance.Stages, fire.Trigger))
            memory.MoveAtOnce(value.Id, moved);
        else
            memory.Move(value.Id, moved);
        return new ResultValue(value.Id, transfer.Accepted, transfer);
    }

    /// <summary>
    /// A fire of one of several triggers. It is certain to throw only if every possible stage refuses all of them.
    /// </summary>
    public Value? FireAny(IInvocationOperation call, FireAct fire, ChoiceValue choice, InstanceValue value)
    {
        if (memory.StateOf(value) is not { } instance)
            return null;

        if (!fire.Throws || (Tasks.IsAwaitable(call.TargetMethod) && !Tasks.IsAwaited(call)))
            return Fire(call, fire, value);

        var accepted = choice.Keys
            .Select(key => instance.Graph.Transfer(instance.Stages, key).Accepted)
            .Aggregate(StageSet.Empty, (union, set) => union | set);
        if (!accepted.IsEmpty || instance.Stages.IsEmpty)
        {
            memory.Move(value.Id, instance with { Stages = accepted, KnownAt = call.Syntax.GetLocation() });
            return null;
        }

        var goal = choice.Keys.Select(instance.Graph.Permitting).Aggregate((union, set) => union | set);
        var refused = new Finding(
            FindingKind.ImpossibleFire,
            call.Syntax.GetLocation(),
            instance,
            string.Join(" or ", choice.Keys),
            goal);
        findings.Add(refused);
        findings.AddFatal(refused);
        memory.Stop();
        return null;
    }

    private void Judge(IInvocationOperation call, FireAct fire, InstanceState instance, Transfer transfer)
    {
        if (instance.Stages.IsEmpty)
            return;

        var where = call.Syntax.GetLocation();
        if (transfer.Refusing.IsEmpty)
            return;

        var isCertain = instance.Stages.IsWithin(transfer.Refusing);
        if (!isCertain && !fire.Throws)
            return;

        var kind =
            !isCertain ? FindingKind.DoubtfulFire
            : fire.Throws ? FindingKind.ImpossibleFire
            : FindingKind.FutileFire;
        findings.Add(new(kind, where, instance, fire.Trigger!, instance.Graph.Permitting(fire.Trigger!)));
    }
}
