namespace Lifecycle;

/// <summary>
/// The names of the telemetry of registered lifecycles. They are stable. No tag contains an instance id, a subject, an
/// actor or a reason.
/// </summary>
public static class LifecycleTelemetry
{
    /// <summary>
    /// The <see cref="System.Diagnostics.ActivitySource"/>: an activity for each fire and each start.
    /// </summary>
    public const string ActivitySourceName = "Lifecycle";

    /// <summary>The <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "Lifecycle";

    /// <summary>
    /// The log category; a lifecycle logs under <c>Lifecycle.</c> and its name. See <see cref="LifecycleEventIds"/>.
    /// </summary>
    public const string LogCategory = "Lifecycle";

    /// <summary>
    /// A histogram: the duration of a fire in seconds, including the wait for its turn and its follow-ups. Has the tags
    /// of <see cref="Transitions"/>, for the trigger that was fired.
    /// </summary>
    public const string TransitionDuration = "lifecycle.transition.duration";

    /// <summary>
    /// A counter: steps by outcome, including follow-ups. Tagged with lifecycle, trigger and outcome, and with from and
    /// to where they are known.
    /// </summary>
    public const string Transitions = "lifecycle.transitions";

    /// <summary>
    /// A histogram: the duration of a start in seconds, its criteria and actions included. Has the tags of
    /// <see cref="Starts"/>.
    /// </summary>
    public const string StartDuration = "lifecycle.start.duration";

    /// <summary>
    /// A counter: starts by outcome, which is <c>started</c>, <c>refused</c>, <c>failed</c> or <c>cancelled</c>. Tagged
    /// with lifecycle, outcome and, as <see cref="ToTag"/>, the stage that the subject starts in.
    /// </summary>
    public const string Starts = "lifecycle.starts";

    /// <summary>A counter: criterion results by verdict. Tagged with lifecycle, criterion and verdict.</summary>
    public const string Criteria = "lifecycle.criteria";

    /// <summary>A counter: events that were sent. Tagged with lifecycle.</summary>
    public const string EventsSent = "lifecycle.events.sent";

    /// <summary>
    /// A counter: attempts to send an event that failed. Tagged with lifecycle and with <see cref="DeadTag"/>.
    /// </summary>
    public const string EventsNotSent = "lifecycle.events.not_sent";

    /// <summary>
    /// A histogram: the seconds from the step that emitted an event until it was sent. Tagged with lifecycle.
    /// </summary>
    public const string EventLag = "lifecycle.events.lag";

    /// <summary>The tag for whether a failed event is a dead letter.</summary>
    public const string DeadTag = "lifecycle.event.dead";

    /// <summary>The tag for the name of the lifecycle.</summary>
    public const string NameTag = "lifecycle.name";

    /// <summary>The tag for the trigger; <see cref="OtherTrigger"/> for one that the lifecycle does not have.</summary>
    public const string TriggerTag = "lifecycle.trigger";

    /// <summary>The tag for the stage that the instance was in.</summary>
    public const string FromTag = "lifecycle.from";

    /// <summary>
    /// The tag for the stage that the transition or start leads to. Absent if there is no transition.
    /// </summary>
    public const string ToTag = "lifecycle.to";

    /// <summary>
    /// The tag for the outcome: <c>moved</c>, <c>stayed</c>, <c>ignored</c>, <c>refused</c>, <c>not_permitted</c>,
    /// <c>conflict</c>; <c>cancelled</c> if the caller's token cancelled, and <c>failed</c> if an action of the step or
    /// of a follow-up threw, for whatever reason.
    /// </summary>
    public const string OutcomeTag = "lifecycle.outcome";

    /// <summary>The tag for the id of a criterion.</summary>
    public const string CriterionTag = "lifecycle.criterion";

    /// <summary>
    /// The tag for a verdict: <c>met</c>, <c>unmet</c>, <c>waived</c>, <c>advisory</c>, <c>not_applicable</c> or
    /// <c>faulted</c>.
    /// </summary>
    public const string VerdictTag = "lifecycle.verdict";

    /// <summary>The tag for the type of the exception of a failed fire, as defined by OpenTelemetry.</summary>
    public const string ErrorTypeTag = "error.type";

    /// <summary>Stands for every trigger that a lifecycle does not have: user input never becomes a tag.</summary>
    public const string OtherTrigger = "_OTHER";
}
