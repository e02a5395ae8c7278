namespace Lifecycle;

/// <summary>Turns a refused result into the exception that says so.</summary>
internal static class Refusal
{
    public static LifecycleException? Of<TStage, TTrigger>(in TransitionResult<TStage, TTrigger> result)
        where TStage : notnull
        where TTrigger : notnull
    {
        if (!result.Accepted)
            return Of(result.Outcome, result.Report);

        foreach (var followUp in result.FollowUps)
        {
            if (!followUp.Accepted)
                return new FollowUpFailedException<TStage, TTrigger>(
                    result,
                    followUp.Trigger,
                    Of(followUp.Outcome, followUp.Report));
        }

        return null;
    }

    private static LifecycleException Of(TransitionOutcome outcome, GateReport report) => outcome switch
    {
        TransitionOutcome.Refused => new EntryRefusedException(report),
        TransitionOutcome.Conflict => new ConcurrencyConflictException(report),
        _ => new TransitionNotPermittedException(report),
    };
}
