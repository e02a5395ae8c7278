namespace Lifecycle;

/// <summary>One step of a <see cref="RoutePlan{TStage, TTrigger}"/>. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="From">The stage before.</param>
/// <param name="Trigger">The trigger to fire.</param>
/// <param name="To">The stage after.</param>
/// <param name="Condition">The condition that has to hold for the trigger to lead there, if any.</param>
/// <param name="Report">What its criteria say of the subject as it is now.</param>
public sealed record RouteStep<TStage, TTrigger>(
    TStage From,
    TTrigger Trigger,
    TStage To,
    string? Condition,
    GateReport Report
)
    where TStage : notnull
    where TTrigger : notnull;
