using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// The data-flow analysis of one body: propagates abstract states through its flow graph to a fixed point.
/// </summary>
internal sealed class FlowAnalysis
{
    /// <summary>The budget of block visits. A body that exceeds it is treated as unknown.</summary>
    private const int MaxVisits = 5000;

    private readonly ControlFlowGraph _flow;
    private readonly Interpreter _interpreter;
    private readonly FlowState?[] _entries;

    /// <summary>What each block's last visit found, made in its final entry state.</summary>
    private readonly BlockFindings?[] _findings;

    /// <summary>What the visit of a block has found so far, and what adds to it.</summary>
    private readonly List<Finding> _found = [];
    private readonly Action<Finding> _add;

    private readonly SortedSet<int> _work = [];
    private readonly Dictionary<ControlFlowRegion, HashSet<BasicBlock>> _afterFinally = [];
    private CancellationToken _cancellationToken;

    /// <summary>The states in which control enters a loop for its first round, by the block of its condition.</summary>
    private readonly Dictionary<int, FlowState?> _firstRounds = [];

    /// <summary>The loops that count.</summary>
    private readonly CountedLoop[] _loops;

    /// <summary>The findings in the second rounds of loops.</summary>
    private readonly List<Finding> _repeated = [];

    /// <summary>The loop of which one round is executed; <see langword="null"/> for the whole body.</summary>
    private readonly CountedLoop? _round;

    /// <summary>The branches that leave the loop in the round, and the states in which they do.</summary>
    private readonly List<(ControlFlowBranch Branch, FlowState State, BasicBlock From)> _leaving = [];

    /// <summary>The only blocks that are executed; <see langword="null"/> for the whole body.</summary>
    private readonly ControlFlowRegion? _region;

    /// <summary>The states of exceptions in which control enters a finally block.</summary>
    private readonly Dictionary<ControlFlowRegion, FlowState> _thrownInto = [];

    /// <summary>The finally blocks that have to be executed once more after an exception.</summary>
    private readonly SortedSet<ControlFlowRegion> _interrupted =
        new(Comparer<ControlFlowRegion>.Create(static (one, other) =>
            one.FirstBlockOrdinal.CompareTo(other.FirstBlockOrdinal)));

    public FlowAnalysis(ControlFlowGraph flow, Interpreter interpreter)
        : this(flow, interpreter, [.. CountedLoops.In(flow)], round: null, region: null)
    {
    }

    private FlowAnalysis(
        ControlFlowGraph flow,
        Interpreter interpreter,
        CountedLoop[] loops,
        CountedLoop? round,
        ControlFlowRegion? region)
    {
        (_loops, _round, _region) = (loops, round, region);
        _flow = flow;
        _interpreter = interpreter;
        _entries = new FlowState?[flow.Blocks.Length];
        _findings = new BlockFindings?[flow.Blocks.Length];
        _add = _found.Add;
    }

    /// <summary>Whether the counter of the loop has reached its bound.</summary>
    private bool IsCounted { get; init; }

    private bool IsExceeded { get; set; }

    /// <summary>The state in which a round ends; <see langword="null"/> if it does not.</summary>
    private FlowState? EndOfRound { get; set; }

    /// <summary>
    /// The state in which an exception leaves the blocks that are executed, thrown there or before;
    /// <see langword="null"/> if none does.
    /// </summary>
    private FlowState? Escaping { get; set; }

    /// <summary>The state at the normal exit of the body; <see langword="null"/> if it is unreachable.</summary>
    public FlowState? Exit { get; private set; }

    /// <summary>The abstract values that the body returns.</summary>
    public List<(FlowState State, Value? Value, IOperation Expression)> Returns { get; } = [];

    /// <summary>Runs to the fixed point; <see langword="false"/> if the budget is exceeded.</summary>
    public bool Run(FlowState entry, CancellationToken cancellationToken)
    {
        if (!Propagate(0, entry, cancellationToken))
            return false;

        Exit = _entries[_flow.Blocks.Length - 1];
        foreach (var loop in _loops.Where(each => each is { IsPlain: true, Rounds: > 1 }))
            FindInSecondRound(loop, cancellationToken);

        return true;
    }

    /// <summary>The findings in the order of the blocks, and then those in the second rounds of loops.</summary>
    public IEnumerable<Finding> Findings => _findings.SelectMany(each => each?.All ?? []).Concat(_repeated);

    /// <summary>
    /// The first fire that certainly throws, whose exception no handler expects; <see langword="null"/> if there is
    /// none.
    /// </summary>
    public Finding? Fatal => _findings.Select(each => each?.Fatal).FirstOrDefault(each => each is not null);

    /// <summary>
    /// A fire that the first round of a loop accepts may be one that the second round, which certainly runs, refuses.
    /// </summary>
    private void FindInSecondRound(CountedLoop loop, CancellationToken cancellationToken)
    {
        if (!_firstRounds.TryGetValue(loop.Head.Ordinal, out var start) || start is null)
            return;

        var first = new FlowAnalysis(_flow, _interpreter, [], loop, region: null);
        if (!first.Propagate(loop.Head.Ordinal, start, cancellationToken) || first.EndOfRound is not { } end)
            return;

        var second = new FlowAnalysis(_flow, _interpreter, [], loop, region: null);
        if (second.Propagate(loop.Head.Ordinal, end, cancellationToken))
            _repeated.AddRange(second.Findings.Where(each =>
                each.Kind == FindingKind.ImpossibleFire
                && !_findings.Any(known =>
                    known?.All.Any(one => one.Kind == each.Kind && one.Location == each.Location) == true)));
    }

    /// <summary>
    /// Executes the rounds of a loop one by one. Only what they leave behind goes on, not what a round finds: a round
    /// may be one that never runs.
    /// </summary>
    private void Unroll(CountedLoop loop, FlowState start)
    {
        FlowState? entry = start;
        for (var count = 0; count <= loop.Rounds && entry is not null; count++)
        {
            var round = new FlowAnalysis(_flow, _interpreter, [], loop, region: null)
            {
                IsCounted = count == loop.Rounds,
            };
            IsExceeded |= !round.Propagate(loop.Head.Ordinal, entry, _cancellationToken);
            foreach (var (branch, state, from) in round._leaving)
                Arrive(branch, state, from);

            entry = round.EndOfRound;
        }
    }

    private bool Propagate(int start, FlowState entry, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        Flow(start, entry);
        for (var visits = 0; _work.Count > 0 || _interrupted.Count > 0; visits++)
        {
            if (visits > MaxVisits || IsExceeded)
                return false;

            cancellationToken.ThrowIfCancellationRequested();
            if (_work.Count > 0)
            {
                var ordinal = _work.Min;
                _work.Remove(ordinal);
                Visit(_flow.Blocks[ordinal]);
            }
            else if (!TryUnwind(_interrupted.Min!, cancellationToken))
            {
                return false;
            }
        }

        FindAfterExceptions(cancellationToken);
        return !IsExceeded;
    }

    /// <summary>
    /// Executes a finally block after an exception, which leaves it again. Behind the block, where control only comes
    /// if there was none, the states of exceptions do not count.
    /// </summary>
    private bool TryUnwind(ControlFlowRegion region, CancellationToken cancellationToken)
    {
        _interrupted.Remove(region);
        var unwinding = new FlowAnalysis(_flow, _interpreter, [], round: null, region);
        if (!unwinding.Propagate(region.FirstBlockOrdinal, _thrownInto[region], cancellationToken))
            return false;

        Throw(region, unwinding.Escaping);
        return true;
    }

    /// <summary>What is found in a finally block has to hold after an exception too.</summary>
    private void FindAfterExceptions(CancellationToken cancellationToken)
    {
        ControlFlowRegion? done = null;
        foreach (var region in _thrownInto.Keys.OrderBy(each => each.FirstBlockOrdinal))
        {
            // What is nested in a finally block has been executed with it.
            if (done is not null && region.LastBlockOrdinal <= done.LastBlockOrdinal)
                continue;

            done = region;
            var (first, count) = (region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1);
            if (_findings.Skip(first).Take(count).All(each => each is null)
                || FlowState.Join(_entries[first], _thrownInto[region]) is not { } either)
                continue;

            var again = new FlowAnalysis(_flow, _interpreter, [], round: null, region);
            if (again.Propagate(first, either, cancellationToken))
                Array.Copy(again._findings, first, _findings, first, count);
            else
                Array.Clear(_findings, first, count);
        }
    }

    private void Visit(BasicBlock block)
    {
        _found.Clear();
        var isHandled = Handlers.ExpectRefusals(block, _interpreter.Vocabulary);
        _interpreter.Begin(
            _entries[block.Ordinal]!,
            isInTry: Handlers.Around(block.EnclosingRegion).Any(),
            isHandled ? null : _add,
            _add);
        foreach (var operation in block.Operations)
        {
            _interpreter.MayThrow();
            _interpreter.Evaluate(operation);
        }

        Value? value = null;
        if (block.BranchValue is { } branchValue)
        {
            _interpreter.MayThrow();
            value = _interpreter.Evaluate(branchValue);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return
                && _interpreter.State is { } returned)
            {
                Returns.RemoveAll(each => each.Expression == branchValue);
                Returns.Add((returned, value, branchValue));
            }
        }

        var fatal = isHandled ? null : _interpreter.Findings.Fatal;
        _findings[block.Ordinal] = _found.Count > 0 || fatal is not null ? new([.. _found], fatal) : null;
        Throw(block.EnclosingRegion, _interpreter.Thrown);
        if (_interpreter.State is not { } after)
            return;

        if (block.ConditionKind == ControlFlowConditionKind.None)
        {
            Follow(block.FallThroughSuccessor, after, block);
            return;
        }

        // Code behind a constant condition may never run.
        var constant = block == _round?.Head ? !IsCounted : Constants.ResultOf(block.BranchValue);
        var place = block.BranchValue!.Syntax.GetLocation();
        var whenTrue = constant == false ? null : Conditions.Assume(after, value, holds: true, place);
        var whenFalse = constant == true ? null : Conditions.Assume(after, value, holds: false, place);
        var jumpsWhenTrue = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        Follow(block.ConditionalSuccessor, jumpsWhenTrue ? whenTrue : whenFalse, block);
        Follow(block.FallThroughSuccessor, jumpsWhenTrue ? whenFalse : whenTrue, block);
    }

    private void Follow(ControlFlowBranch? branch, FlowState? state, BasicBlock from)
    {
        if (branch is null || state is null)
            return;

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            // The end of a finally block: control continues to every target that was left through it.
            var ended = Handlers.FinallyOf(from);
            if (ended is not null && ended == _region)
                Escaping = FlowState.Join(Escaping, state);
            else if (ended is not null && _afterFinally.TryGetValue(ended, out var onwards))
            {
                foreach (var block in onwards)
                    Flow(block.Ordinal, state);
            }

            return;
        }

        if (branch.Destination is not { } destination || (_region is not null && !IsExecuted(destination.Ordinal)))
            return;

        // While a loop runs, other threads may fire the instances that they can reach.
        if (destination.Ordinal <= from.Ordinal)
            state = state.CloseOver(Sharing.Shared);

        if (_round is { } round)
        {
            if (destination == round.Head)
                EndOfRound = FlowState.Join(EndOfRound, state);
            else if (round.Contains(destination.Ordinal))
                Arrive(branch, state, from);
            else
                _leaving.Add((branch, state, from));

            return;
        }

        // The rounds of a loop tell in which state it is left.
        if (_loops.Any(each => each.IsShort && each.Contains(from.Ordinal) && !each.Contains(destination.Ordinal)))
            return;

        if (destination.Ordinal > from.Ordinal && _loops.FirstOrDefault(each => each.Head == destination) is { } loop)
        {
            _firstRounds.TryGetValue(destination.Ordinal, out var before);
            var first = FlowState.Join(before, state)!;
            _firstRounds[destination.Ordinal] = first;
            if (loop.IsShort && !FlowState.AreEqual(first, before))
                Unroll(loop, first);
        }

        Arrive(branch, state, from);
    }

    /// <summary>Control reaches the destination of a branch, through the finally blocks in between.</summary>
    private void Arrive(ControlFlowBranch branch, FlowState state, BasicBlock from)
    {
        if (branch.Destination is not { } destination)
            return;

        var target = destination;
        foreach (var region in branch.FinallyRegions.Reverse())
        {
            if (!_afterFinally.TryGetValue(region, out var onwards))
                _afterFinally.Add(region, onwards = []);

            if (onwards.Add(target))
                _work.UnionWith(
                    Enumerable
                        .Range(region.FirstBlockOrdinal, region.LastBlockOrdinal - region.FirstBlockOrdinal + 1)
                        .Where(each => _entries[each] is not null));

            target = _flow.Blocks[region.FirstBlockOrdinal];
        }

        Flow(target.Ordinal, state);
    }

    private void Flow(int ordinal, FlowState state)
    {
        var joined = FlowState.Join(_entries[ordinal], state);
        if (FlowState.AreEqual(joined, _entries[ordinal]))
            return;

        _entries[ordinal] = joined;
        _work.Add(ordinal);
    }

    /// <summary>
    /// Control leaves a place by an exception, which handlers may catch, and which a finally block passes on. Any
    /// operation in a try may throw, so the states of all its operations join.
    /// </summary>
    private void Throw(ControlFlowRegion? from, FlowState? thrown)
    {
        if (thrown is null)
            return;

        foreach (var handler in Handlers.Around(from))
        {
            if (!IsExecuted(handler.FirstBlockOrdinal))
                break;

            if (handler.Kind != ControlFlowRegionKind.Finally)
            {
                Flow(handler.FirstBlockOrdinal, thrown);
                continue;
            }

            _thrownInto.TryGetValue(handler, out var before);
            var joined = FlowState.Join(before, thrown)!;
            if (FlowState.AreEqual(joined, before))
                return;

            _thrownInto[handler] = joined;
            _interrupted.Add(handler);
            return;
        }

        Escaping = FlowState.Join(Escaping, thrown);
    }

    private bool IsExecuted(int ordinal) =>
        (_region is null || (ordinal >= _region.FirstBlockOrdinal && ordinal <= _region.LastBlockOrdinal))
        && (_round is not { } round || (ordinal >= round.Head.Ordinal && ordinal <= round.Last));
}
