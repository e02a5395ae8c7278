namespace Lifecycle.Testing;

/// <summary>Makes systems under test of functions.</summary>
public static class SystemUnderTest
{
    /// <summary>Makes one of a system that answers whether it accepts.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="stage">The stage that it stands in.</param>
    /// <param name="fire">Fires a trigger, and says whether it was accepted.</param>
    /// <param name="permitted">The triggers that it says it would accept.</param>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<TStage> stage, Func<TTrigger, bool> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(fire);
        return new Functions<TStage, TTrigger>(stage, trigger => new(fire(trigger)), permitted);
    }

    /// <summary>Makes one of a system that throws where it refuses.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TRefusal">What it throws where it refuses; anything else is a failure.</typeparam>
    /// <param name="stage">The stage that it stands in.</param>
    /// <param name="fire">Fires a trigger.</param>
    /// <param name="permitted">The triggers that it says it would accept.</param>
    public static ISystemUnderTest<TStage, TTrigger> Throwing<TStage, TTrigger, TRefusal>(
        Func<TStage> stage, Func<TTrigger, Task> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
        where TRefusal : Exception
    {
        ArgumentNullException.ThrowIfNull(fire);
        return new Functions<TStage, TTrigger>(stage, FireAsync, permitted);

        async ValueTask<bool> FireAsync(TTrigger trigger)
        {
            try
            {
                await fire(trigger).ConfigureAwait(false);
                return true;
            }
            catch (TRefusal)
            {
                return false;
            }
        }
    }

    private sealed class Functions<TStage, TTrigger> : ISystemUnderTest<TStage, TTrigger>
        where TStage : notnull
        where TTrigger : notnull
    {
        private readonly Func<TStage> _stage;
        private readonly Func<TTrigger, ValueTask<bool>> _fire;
        private readonly Func<IEnumerable<TTrigger>>? _permitted;

        public Functions(
            Func<TStage> stage,
            Func<TTrigger, ValueTask<bool>> fire,
            Func<IEnumerable<TTrigger>>? permitted)
        {
            ArgumentNullException.ThrowIfNull(stage);
            (_stage, _fire, _permitted) = (stage, fire, permitted);
        }

        public TStage Stage => _stage();

        public IEnumerable<TTrigger>? PermittedTriggers => _permitted?.Invoke();

        public ValueTask<bool> FireAsync(TTrigger trigger) => _fire(trigger);
    }
}
