namespace Lifecycle.Testing;

/// <summary>Makes systems under test from functions. Thread-safe.</summary>
public static class SystemUnderTest
{
    /// <summary>Makes one from a system that returns whether it accepted a trigger.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="stage">Returns the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger and returns whether the system accepted it.</param>
    /// <param name="permitted">Returns the triggers that the system reports as permitted. Default: not
    /// reported.</param>
    public static ISystemUnderTest<TStage, TTrigger> Of<TStage, TTrigger>(
        Func<TStage> stage, Func<TTrigger, bool> fire, Func<IEnumerable<TTrigger>>? permitted = null)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(fire);
        return new Functions<TStage, TTrigger>(stage, trigger => new(fire(trigger)), permitted);
    }

    /// <summary>Makes one from a system that throws when it refuses a trigger.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TRefusal">The exception with which it refuses. Any other exception fails the check.</typeparam>
    /// <param name="stage">Returns the stage that the system is in.</param>
    /// <param name="fire">Fires a trigger.</param>
    /// <param name="permitted">Returns the triggers that the system reports as permitted. Default: not
    /// reported.</param>
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
