using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Testing;

/// <summary>Runs instances on a clock that the test sets.</summary>
public static class TestClock
{
    /// <summary>Starts an instance that reads the time from a clock.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="definition">The definition.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="clock">The clock.</param>
    public static LifecycleInstance<TStage, TTrigger, TSubject> Start<TStage, TTrigger, TSubject>(
        this LifecycleDefinition<TStage, TTrigger, TSubject> definition, TSubject subject, FakeTimeProvider clock)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(clock);
        return definition.Start(subject, new InstanceOptions { TimeProvider = clock });
    }

    /// <summary>Moves the clock to the next due date of an instance, and fires the trigger that is due.</summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="clock">The clock. It is not moved if the due date is in the past.</param>
    /// <param name="instance">The instance.</param>
    /// <returns>The result of the fire.</returns>
    /// <exception cref="LifecycleAssertException">
    /// The instance has no due date in its stage, or one of them cannot be read.
    /// </exception>
    public static ValueTask<TransitionResult<TStage, TTrigger>> FireNextDueAsync<TStage, TTrigger, TSubject>(
        this FakeTimeProvider clock, LifecycleInstance<TStage, TTrigger, TSubject> instance)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(instance);
        var dates = instance.DueDates();
        foreach (var date in dates)
        {
            if (date.Exception is { } exception)
            {
                throw new LifecycleAssertException(
                    $"Expected: a due date for {date.Trigger} in {instance.Stage}. Reading it threw "
                        + $"{exception.GetType().Name}: {exception.Message}");
            }
        }

        if (dates.OrderBy(date => date.DueAt).ToArray() is not [var next, ..])
            throw new LifecycleAssertException($"Expected: a due date in {instance.Stage}. The instance has none.");

        if (next.DueAt > clock.GetUtcNow())
            clock.SetUtcNow(next.DueAt);

        return instance.TryFireAsync(next.Trigger);
    }
}
