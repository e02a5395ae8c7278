using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Lifecycle.Interop;

/// <summary>
/// Lets one caller at a time judge and fire a machine, in the order of arrival. All gates in front of one machine share
/// its turns.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Without a wait handle, a semaphore holds nothing to dispose.")]
internal sealed class MachineTurn
{
    private static readonly ConditionalWeakTable<object, MachineTurn> Turns = [];
    private static readonly AsyncLocal<Inside?> Here = new();

    private readonly SemaphoreSlim _lock = new(1, 1);

    public static MachineTurn Of(object machine) => Turns.GetValue(machine, static _ => new());

    /// <summary>Waits for the turn of this caller, runs its work, and gives the turn to the next.</summary>
    /// <param name="trigger">The trigger that the work fires.</param>
    /// <param name="work">Judges and fires.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="ReentrantFireException">The caller is inside such work already.</exception>
    public async ValueTask<GateReport> TakeAsync(
        object trigger, Func<ValueTask<GateReport>> work, CancellationToken cancellationToken)
    {
        for (var inside = Here.Value; inside is not null; inside = inside.Outer)
        {
            if (inside.Turn == this)
            {
                throw new ReentrantFireException(
                    $"{trigger} was fired from inside a criterion or action of the same machine, where its criteria "
                        + "would be judged before the present step is over. Fire it when that step is over.");
            }
        }

        await _lock.WaitAsync(cancellationToken).ConfigureAwait(false);
        var here = new Inside(this, Here.Value);
        Here.Value = here;
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            // Code that this work started and that goes on after it is no longer inside.
            here.Turn = null;
            _lock.Release();
        }
    }

    private sealed class Inside(MachineTurn turn, Inside? outer)
    {
        public volatile MachineTurn? Turn = turn;

        public Inside? Outer => outer;
    }
}
