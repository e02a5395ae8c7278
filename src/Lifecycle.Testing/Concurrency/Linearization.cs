namespace Lifecycle.Testing;

/// <summary>
/// Looks for an order of recorded calls in which the model has the same results. A call that ended before another began
/// comes before it; calls that overlap may come in any order (Wing and Gong, "Testing and Verifying Concurrent
/// Objects", 1993; with the memory of what was tried by Lowe, "Testing for Linearizability", 2017).
/// </summary>
internal sealed class Linearization<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Setup<TStage, TTrigger> _setup;
    private readonly Drawn _subject;
    private readonly IReadOnlyList<RecordedCall<TStage, TTrigger>> _calls;
    private readonly bool _isExact;
    private readonly HashSet<(ulong Done, string State)> _tried = [];
    private readonly List<int> _order = [];
    private int[] _longest = [];

    private Linearization(
        Setup<TStage, TTrigger> setup,
        Drawn subject,
        IReadOnlyList<RecordedCall<TStage, TTrigger>> calls,
        bool isExact) => (_setup, _subject, _calls, _isExact) = (setup, subject, calls, isExact);

    /// <summary>
    /// The longest order that has the recorded results. It has all the calls if the calls are linearizable.
    /// </summary>
    /// <remarks>
    /// The first search takes two orders of the same calls to be equal if they end in the same stage. That is fast, but
    /// they may differ in the subject, so an order may be missed. Where it finds none, the second takes them to be
    /// equal only if the same calls were accepted in the same order: a refusal changes nothing.
    /// </remarks>
    public static async Task<IReadOnlyList<RecordedCall<TStage, TTrigger>>> LongestOrderAsync(
        Setup<TStage, TTrigger> setup, Drawn subject, IReadOnlyList<RecordedCall<TStage, TTrigger>> calls)
    {
        var fast = new Linearization<TStage, TTrigger>(setup, subject, calls, isExact: false);
        if (await fast.SearchAsync(await fast.StartAsync().ConfigureAwait(false), done: 0).ConfigureAwait(false))
            return fast.Longest;

        var exact = new Linearization<TStage, TTrigger>(setup, subject, calls, isExact: true);
        await exact.SearchAsync(await exact.StartAsync().ConfigureAwait(false), done: 0).ConfigureAwait(false);
        return exact.Longest;
    }

    private RecordedCall<TStage, TTrigger>[] Longest => Array.ConvertAll(_longest, index => _calls[index]);

    /// <summary>Extends the order by each call that may come next.</summary>
    /// <param name="model">The model after the order.</param>
    /// <param name="done">The calls of the order, one bit each.</param>
    private async ValueTask<bool> SearchAsync(IModel<TStage, TTrigger> model, ulong done)
    {
        if (_order.Count > _longest.Length)
            _longest = [.. _order];

        if (_order.Count == _calls.Count)
            return true;

        var current = model;
        foreach (var next in Next(done))
        {
            current ??= await ReplayAsync().ConfigureAwait(false);
            var after = current;
            if (!await AgreesAsync(after, _calls[next]).ConfigureAwait(false))
            {
                // A reading changes nothing.
                current = _calls[next].Call is null ? after : null;
                continue;
            }

            current = null;
            _order.Add(next);
            var all = done | (1UL << next);
            if (_tried.Add((all, State(after))) && await SearchAsync(after, all).ConfigureAwait(false))
                return true;

            _order.RemoveAt(_order.Count - 1);
        }

        return false;
    }

    /// <summary>The calls that no other call has to precede, the one that ended first first.</summary>
    private IEnumerable<int> Next(ulong done)
    {
        var open = Enumerable.Range(0, _calls.Count).Where(index => (done & (1UL << index)) == 0).ToArray();
        var firstEnd = open.Min(index => _calls[index].Ended);
        return open.Where(index => _calls[index].Began < firstEnd).OrderBy(index => _calls[index].Ended);
    }

    private string State(IModel<TStage, TTrigger> model) => _isExact
        ? string.Join(',', _order.Where(index => _calls[index].Accepted))
        : $"{model.Stage}";

    private ValueTask<IModel<TStage, TTrigger>> StartAsync() => _setup.StartAsync(new(_subject));

    private async ValueTask<IModel<TStage, TTrigger>> ReplayAsync()
    {
        var model = await StartAsync().ConfigureAwait(false);
        foreach (var index in _order)
            await AgreesAsync(model, _calls[index]).ConfigureAwait(false);

        return model;
    }

    private async ValueTask<bool> AgreesAsync(
        IModel<TStage, TTrigger> model, RecordedCall<TStage, TTrigger> record)
    {
        if (record.Call is { } call)
        {
            var payload = _setup.Payload(call.Trigger, new(call.Payload));
            if ((await model.FireAsync(call.Trigger, payload).ConfigureAwait(false)).IsAccepted != record.Accepted)
                return false;
        }

        return !record.HasStage || model.Stage.Equals(record.Stage);
    }
}
