using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lifecycle;

/// <summary>
/// The result of firing a trigger: an immutable value. <c>default</c> is not permitted and has no report.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
[JsonConverter(typeof(LifecycleJsonConverter))]
public readonly struct TransitionResult<TStage, TTrigger> : IJsonDocument
    where TStage : notnull
    where TTrigger : notnull
{
    // One reference passes through ValueTask and await in a register, which took 10 ns off each fire.
    private readonly Facts? _facts;

    /// <summary>Makes a result, for code that stands in for an instance or restores a stored result.</summary>
    /// <param name="from">The stage that the instance was in.</param>
    /// <param name="to">The stage that it is in after the step.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="report">The gate's report, which holds the outcome.</param>
    /// <param name="events">The domain events of the step; none if <see langword="null"/>.</param>
    /// <param name="followUps">The results of its follow-ups; none if <see langword="null"/>.</param>
    /// <param name="version">The version of the instance after the call; <see langword="null"/> if it is not stated.
    /// </param>
    public TransitionResult(
        TStage from,
        TStage to,
        TTrigger trigger,
        GateReport report,
        IReadOnlyList<object>? events = null,
        IReadOnlyList<TransitionResult<TStage, TTrigger>>? followUps = null,
        long? version = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        _facts = version is null
            ? new Facts(from, to, trigger, report, events ?? [], followUps ?? [])
            : new StoredFacts(from, to, trigger, report, events ?? [], followUps ?? [], version.Value);
    }

    /// <summary>The outcome.</summary>
    public TransitionOutcome Outcome => _facts?.Report.Outcome ?? default;

    /// <summary>The stage that the instance was in.</summary>
    public TStage From => _facts is null ? default! : _facts.From;

    /// <summary>The stage right after this step; equal to <see cref="From"/> unless it moved.</summary>
    public TStage To => _facts is null ? default! : _facts.To;

    /// <summary>The trigger.</summary>
    public TTrigger Trigger => _facts is null ? default! : _facts.Trigger;

    /// <summary>The gate's report.</summary>
    public GateReport Report => _facts?.Report!;

    /// <summary>Whether the instance left its stage.</summary>
    public bool Moved => Outcome == TransitionOutcome.Moved;

    /// <summary>
    /// Whether the trigger was accepted: the instance moved or stayed, or the stage ignores the trigger.
    /// </summary>
    public bool Accepted => Outcome is TransitionOutcome.Moved or TransitionOutcome.Stayed or TransitionOutcome.Ignored;

    /// <summary>The domain events that the step emitted, in declared order. Empty unless the step was taken.</summary>
    public IReadOnlyList<object> Events => _facts?.Events ?? [];

    /// <summary>
    /// The results of the follow-ups that actions requested with <c>context.Then</c>, in the order in which they ran.
    /// Each is a step of its own: if one is refused, this step stands.
    /// </summary>
    public IReadOnlyList<TransitionResult<TStage, TTrigger>> FollowUps => _facts?.FollowUps ?? [];

    /// <summary>
    /// The version of the stored instance once the trigger was fired, its follow-ups included, or that a refusal saw.
    /// A manager states it, for a command that it repeats, too: then it is the version that the command led to.
    /// <see langword="null"/> in the result of an instance, which has a
    /// <see cref="LifecycleInstance{TStage, TTrigger, TSubject}.Version"/> of its own, and in follow-ups.
    /// </summary>
    public long? Version => (_facts as StoredFacts)?.Version;

    /// <summary>
    /// The exception that describes a refusal, of the trigger or of a follow-up, and that <c>FireAsync</c> throws;
    /// <see langword="null"/> if all were accepted.
    /// </summary>
    public LifecycleException? Refusal
    {
        get
        {
            if (!Accepted)
                return RefusalOf(Outcome, Report);

            foreach (var followUp in FollowUps)
            {
                if (!followUp.Accepted)
                {
                    return new FollowUpFailedException<TStage, TTrigger>(
                        this, followUp.Trigger, RefusalOf(followUp.Outcome, followUp.Report));
                }
            }

            return null;
        }
    }

    /// <summary>The report as text.</summary>
    public override string ToString() => Report?.ToString() ?? string.Empty;

    /// <summary>The result as JSON, without its events, in camel case and with enum members by name.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public string ToJson() => JsonSerializer.Serialize(Document(), LifecycleJson.Default.ResultDocument);

    /// <summary>The same result with stages and triggers as text, for code that does not know their types.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public TransitionResult<string, string> AsText() => new(
        KeyText.Of(From),
        KeyText.Of(To),
        KeyText.Of(Trigger),
        RequiredReport,
        Events,
        [.. FollowUps.Select(followUp => followUp.AsText())],
        Version);

    /// <summary>The same result with the version of the instance.</summary>
    /// <param name="version">The version; at least 0.</param>
    /// <exception cref="InvalidOperationException">This is <c>default</c>.</exception>
    public TransitionResult<TStage, TTrigger> WithVersion(long version) =>
        new(From, To, Trigger, RequiredReport, Events, FollowUps, version);

    void IJsonDocument.WriteTo(Utf8JsonWriter writer) =>
        JsonSerializer.Serialize(writer, Document(), LifecycleJson.Default.ResultDocument);

    internal TransitionResult<TStage, TTrigger> With(IReadOnlyList<object> events) =>
        new(From, To, Trigger, Report, events, null, Version);

    internal TransitionResult<TStage, TTrigger> With(IReadOnlyList<TransitionResult<TStage, TTrigger>> followUps) =>
        new(From, To, Trigger, Report, Events, followUps, Version);

    private GateReport RequiredReport => _facts?.Report
        ?? throw new InvalidOperationException("A default TransitionResult has no report; only firing makes a result.");

    private static LifecycleException RefusalOf(TransitionOutcome outcome, GateReport report) => outcome switch
    {
        TransitionOutcome.Refused => new EntryRefusedException(report),
        TransitionOutcome.Conflict => new ConcurrencyConflictException(report),
        _ => new TransitionNotPermittedException(report),
    };

    private ResultDocument Document() => new(
        Outcome,
        KeyText.Of(From),
        KeyText.Of(To),
        KeyText.Of(Trigger),
        RequiredReport,
        [.. FollowUps.Select(followUp => followUp.Document())],
        Version);

    private record Facts(
        TStage From,
        TStage To,
        TTrigger Trigger,
        GateReport Report,
        IReadOnlyList<object> Events,
        IReadOnlyList<TransitionResult<TStage, TTrigger>> FollowUps);

    /// <summary>
    /// The facts that a manager states. Apart, so that the results of instances take no memory for the version.
    /// </summary>
    private sealed record StoredFacts(
        TStage From,
        TStage To,
        TTrigger Trigger,
        GateReport Report,
        IReadOnlyList<object> Events,
        IReadOnlyList<TransitionResult<TStage, TTrigger>> FollowUps,
        long Version) : Facts(From, To, Trigger, Report, Events, FollowUps);
}
