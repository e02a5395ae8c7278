namespace Lifecycle.Testing;

/// <summary>What a lifecycle says of one story as it goes on.</summary>
internal interface IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    TStage Stage { get; }

    /// <summary>Whether a trigger would be accepted now; <see langword="null"/> where that is open.</summary>
    ValueTask<bool?> AcceptsAsync(TTrigger trigger);

    /// <summary>Fires a trigger, and says what may come of it.</summary>
    ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger);

    /// <summary>Follows the system to a stage that it may have gone to.</summary>
    void Follow(TStage stage);
}
