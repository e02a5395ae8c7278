namespace Lifecycle.Testing;

/// <summary>Predicts what a system has to do, for one sequence of triggers.</summary>
internal interface IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The stage that the system has to be in.</summary>
    TStage Stage { get; }

    /// <summary>
    /// Whether the system has to accept a trigger now, or <see langword="null"/> if it may do either, or if that
    /// depends on a payload.
    /// </summary>
    ValueTask<bool?> AcceptsAsync(TTrigger trigger);

    /// <summary>Fires a trigger and returns the results that the system may have.</summary>
    ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger, object? payload);

    /// <summary>Follows the system to the allowed stage that it chose.</summary>
    void Follow(TStage stage);
}
