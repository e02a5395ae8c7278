using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>One state of a machine, as the code of a type configures it.</summary>
internal sealed class MachineState(string key)
{
    public string Key { get; } = key;

    /// <summary>
    /// The first call to <c>Configure</c> for it alone; <see langword="null"/> for a state that is only a destination,
    /// or that is configured together with others.
    /// </summary>
    public IInvocationOperation? Configure { get; set; }

    /// <summary>Whether a call to <c>Configure</c> names it.</summary>
    public bool IsConfigured { get; set; }

    public List<MachineState> Superstates { get; } = [];

    public List<(MachineState To, IInvocationOperation Call)> InitialTransitions { get; } = [];

    public List<MachineAnswer> Answers { get; } = [];

    public List<MachineAction> Actions { get; } = [];

    /// <summary>The state and all its superstates.</summary>
    public IEnumerable<MachineState> SelfAndSuperstates() => Superstates.Count == 0 ? [this] : FollowSuperstates();

    private IEnumerable<MachineState> FollowSuperstates()
    {
        var (seen, work) = (new HashSet<MachineState> { this }, new Queue<MachineState>([this]));
        while (work.Count > 0)
        {
            var state = work.Dequeue();
            yield return state;
            foreach (var superstate in state.Superstates.Where(seen.Add))
                work.Enqueue(superstate);
        }
    }

    public bool IsWithin(MachineState other) =>
        this == other || (Superstates.Count > 0 && SelfAndSuperstates().Contains(other));

    /// <summary>
    /// The states that the machine may be in after entering the state: itself, or where its initial transitions lead.
    /// </summary>
    public IEnumerable<MachineState> Entered()
    {
        var seen = new HashSet<MachineState>();
        var work = new Queue<MachineState>([this]);
        while (work.Count > 0)
        {
            var state = work.Dequeue();
            if (!seen.Add(state))
                continue;

            if (state.InitialTransitions.Count == 0)
                yield return state;

            foreach (var (to, _) in state.InitialTransitions)
                work.Enqueue(to);
        }
    }

    /// <summary>The states whose entry actions may run when the state is entered.</summary>
    public IEnumerable<MachineState> Entering()
    {
        var seen = new HashSet<MachineState>();
        var work = new Queue<MachineState>([this]);
        while (work.Count > 0)
        {
            foreach (var state in work.Dequeue().SelfAndSuperstates().Where(seen.Add))
            {
                yield return state;
                foreach (var (to, _) in state.InitialTransitions)
                    work.Enqueue(to);
            }
        }
    }

    public override string ToString() => Key;
}
