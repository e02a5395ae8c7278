namespace Lifecycle.Testing;

/// <summary>Says which trigger a trial fires next.</summary>
internal interface ICallSource<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>The next trigger and the draw of its payload, or <see langword="null"/> to end the trial.</summary>
    /// <param name="stage">The stage that the model is in.</param>
    (TTrigger Trigger, Draw Payload)? Next(TStage stage);
}
