namespace Lifecycle;

/// <summary>One transition of a <see cref="RoutePlan{TStage, TTrigger}"/>. Immutable; equal by value.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="From">The stage before.</param>
/// <param name="Trigger">The trigger to fire.</param>
/// <param name="To">The stage after.</param>
/// <param name="Condition">The condition of the branch that leads there, if it has one.</param>
/// <param name="Report">The gate's report for the subject as it is now.</param>
public sealed record PlannedTransition<TStage, TTrigger>(
    TStage From, TTrigger Trigger, TStage To, string? Condition, GateReport Report)
    where TStage : notnull
    where TTrigger : notnull
{
    internal PlannedTransition<string, string> AsText() =>
        new(KeyText.Of(From), KeyText.Of(Trigger), KeyText.Of(To), Condition, Report);

    internal PlannedTransitionDocument Document() =>
        new(KeyText.Of(From), KeyText.Of(Trigger), KeyText.Of(To), Condition, Report);
}
