namespace Lifecycle;

/// <summary>The reply to a <see cref="FireCall"/>: a result or a failure.</summary>
/// <param name="Result">The result; <see langword="null"/> after a failure.</param>
/// <param name="Failure">The exception that the call threw.</param>
/// <param name="ConcurrencyToken">The token of the instance after the call; 0 if it is not known.</param>
[GenerateSerializer]
[Immutable]
[Alias("Lifecycle.FireReply")]
internal sealed record FireReply(
    [property: Id(0)] StepText? Result,
    [property: Id(1)] CallFailure? Failure,
    [property: Id(2)] long ConcurrencyToken);
