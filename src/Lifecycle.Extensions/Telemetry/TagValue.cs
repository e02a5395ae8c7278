namespace Lifecycle;

/// <summary>The tag values of outcomes and verdicts, as OpenTelemetry writes them.</summary>
internal static class TagValue
{
    public const string Cancelled = "cancelled";

    public const string Failed = "failed";

    public static string Of(TransitionOutcome outcome) => outcome switch
    {
        TransitionOutcome.Moved => "moved",
        TransitionOutcome.Stayed => "stayed",
        TransitionOutcome.Ignored => "ignored",
        TransitionOutcome.Refused => "refused",
        TransitionOutcome.Conflict => "conflict",
        TransitionOutcome.Started => "started",
        _ => "not_permitted",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Waived => "waived",
        Verdict.Advisory => "advisory",
        Verdict.NotApplicable => "not_applicable",
        Verdict.Faulted => "faulted",
        Verdict.AwaitsPayload => "awaits_payload",
        _ => "unmet",
    };
}
